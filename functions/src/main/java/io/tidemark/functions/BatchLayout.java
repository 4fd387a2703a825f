package io.tidemark.functions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the rows of an {@link EventBatch} keep of each event: some numbers, some texts, and perhaps its time. Immutable; two
 * layouts that keep the same are equal.
 */
public final class BatchLayout implements Serializable {

    /** Field indexes, ascending and each once; the place of a field here is its column. */
    private final int[] numbers;

    private final int[] texts;
    private final boolean times;

    private BatchLayout(int[] numbers, int[] texts, boolean times) {
        this.numbers = numbers;
        this.texts = texts;
        this.times = times;
    }

    /**
     * A layout that keeps these fields, given in any order.
     *
     * @param numbers indexes of fields read as numbers
     * @param texts indexes of fields read as texts
     * @param times whether the times of events are kept
     */
    public static BatchLayout of(int[] numbers, int[] texts, boolean times) {
        return new BatchLayout(ascending(numbers), ascending(texts), times);
    }

    /** The layout that keeps what either of the two keeps. */
    public BatchLayout and(BatchLayout other) {
        return of(joined(numbers, other.numbers), joined(texts, other.texts), times || other.times);
    }

    /** How many numbers a row has. */
    public int numberColumns() {
        return numbers.length;
    }

    /** The field of a column of numbers. */
    public int numberField(int column) {
        return numbers[column];
    }

    /**
     * The column of a field that is kept as a number.
     *
     * @throws IllegalArgumentException when it is not kept as one
     */
    public int numberColumn(int field) {
        return column(numbers, field, "number");
    }

    /** How many texts a row has. */
    public int textColumns() {
        return texts.length;
    }

    /** The field of a column of texts. */
    public int textField(int column) {
        return texts[column];
    }

    /**
     * The column of a field that is kept as a text.
     *
     * @throws IllegalArgumentException when it is not kept as one
     */
    public int textColumn(int field) {
        return column(texts, field, "text");
    }

    /** Whether each row keeps its time. */
    public boolean hasTimes() {
        return times;
    }

    private static int column(int[] fields, int field, String kind) {
        int column = Arrays.binarySearch(fields, field);
        if (column < 0) {
            throw new IllegalArgumentException("no " + kind + " is kept of field " + field + ", only of "
                    + Arrays.toString(fields) + ": whatever reads it must say so in what it reads");
        }
        return column;
    }

    private static int[] joined(int[] a, int[] b) {
        return IntStream.concat(IntStream.of(a), IntStream.of(b)).toArray();
    }

    private static int[] ascending(int[] fields) {
        return IntStream.of(fields).sorted().distinct().toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BatchLayout that
                && times == that.times
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(texts, that.texts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(numbers) + Arrays.hashCode(texts)) + Boolean.hashCode(times);
    }

    @Override
    public String toString() {
        return "numbers " + Arrays.toString(numbers) + ", texts " + Arrays.toString(texts) + (times ? ", times" : "");
    }
}
