package io.tidemark.operators.batching;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.operators.EventExtractor;
import java.util.Arrays;

/**
 * The rows of many batches, by slot. A row costs few places of memory, none of them found through another but the row itself:
 * four marks side by side, and the slot's array, which is used again and again.
 *
 * @param <T> the events of the stream
 */
final class BatchRows<T> {

    /** Rows of the first array of a slot: most batches of many keys stay small. */
    private static final int INITIAL_ROWS = 4;

    // What there is of each slot in the marks.
    private static final int MIN_TIME = 0;
    private static final int MAX_TIME = 1;
    private static final int ARRIVAL = 2;
    private static final int COUNT = 3;
    /** What a row needs of its slot is mostly in one cache line. */
    private static final int MARKS = 4;

    private final BatchLayout layout;
    private final EventExtractor<T> extractor;
    private final int numberColumns;
    private final int textColumns;
    private final boolean hasTimes;
    /** Shows the rows of one slot. */
    private final EventBatch shown;

    /** Never read: without it the compiler would drop what {@link #lookAhead} reads. */
    @SuppressWarnings("unused")
    private long seenAhead;

    private long[] marks;
    /** Row after row, as an {@link EventBatch} has them; {@code null} for a slot without an array. */
    private double[][] numbers;

    private String[][] texts;
    private long[][] times;

    /**
     * @param slots that there is room for
     */
    BatchRows(BatchLayout layout, EventExtractor<T> extractor, int slots) {
        this.layout = layout;
        this.extractor = extractor;
        this.numberColumns = layout.numberColumns();
        this.textColumns = layout.textColumns();
        this.hasTimes = layout.hasTimes();
        this.shown = new EventBatch(layout);
        this.marks = new long[slots * MARKS];
        this.numbers = new double[slots][];
        this.texts = new String[slots][];
        this.times = new long[slots][];
    }

    /** Makes room for this many slots, or takes it back; those that stay keep their rows. */
    void resize(int slots) {
        marks = Arrays.copyOf(marks, slots * MARKS);
        numbers = Arrays.copyOf(numbers, slots);
        texts = Arrays.copyOf(texts, slots);
        times = Arrays.copyOf(times, slots);
    }

    /** Rows of a slot. */
    int count(int slot) {
        return (int) marks[slot * MARKS + COUNT];
    }

    /** The earliest time of the rows of a slot that has some. */
    long minTime(int slot) {
        return marks[slot * MARKS + MIN_TIME];
    }

    /** Wall clock at which the source read the first event of a slot that has rows. */
    long arrivalMillis(int slot) {
        return marks[slot * MARKS + ARRIVAL];
    }

    /**
     * Adds a copy of a row.
     *
     * @param fromNumbers row after row
     * @param fromTexts row after row
     * @param row counted from 0
     * @return how many rows the slot has now
     */
    int add(int slot, double[] fromNumbers, String[] fromTexts, int row, long time, long arrivalMillis) {
        int added = beginRow(slot, time, arrivalMillis);
        if (numberColumns > 0) {
            double[] into = numbers(slot, added);
            for (int column = 0; column < numberColumns; column++) {
                into[added * numberColumns + column] = fromNumbers[row * numberColumns + column];
            }
        }
        if (textColumns > 0) {
            System.arraycopy(fromTexts, row * textColumns, texts(slot, added), added * textColumns, textColumns);
        }
        return added + 1;
    }

    /**
     * Adds an event.
     *
     * @return how many rows the slot has now
     */
    int add(int slot, T event, long time, long arrivalMillis) {
        int added = beginRow(slot, time, arrivalMillis);
        if (numberColumns > 0) {
            double[] into = numbers(slot, added);
            for (int column = 0; column < numberColumns; column++) {
                into[added * numberColumns + column] = extractor.number(event, layout.numberField(column));
            }
        }
        if (textColumns > 0) {
            String[] into = texts(slot, added);
            for (int column = 0; column < textColumns; column++) {
                into[added * textColumns + column] = extractor.text(event, layout.textField(column));
            }
        }
        return added + 1;
    }

    private int beginRow(int slot, long time, long arrivalMillis) {
        int at = slot * MARKS;
        int row = (int) marks[at + COUNT];
        marks[at + COUNT] = row + 1L;
        if (row == 0) {
            marks[at + MIN_TIME] = time;
            marks[at + MAX_TIME] = time;
            marks[at + ARRIVAL] = arrivalMillis;
        } else if (time < marks[at + MIN_TIME]) {
            marks[at + MIN_TIME] = time;
        } else if (time > marks[at + MAX_TIME]) {
            marks[at + MAX_TIME] = time;
        }
        if (hasTimes) {
            times(slot, row)[row] = time;
        }
        return row;
    }

    /** The array of a slot's numbers, with room for a row. */
    private double[] numbers(int slot, int row) {
        double[] array = numbers[slot];
        if (array == null || array.length == row * numberColumns) {
            array = row == 0 ? new double[INITIAL_ROWS * numberColumns] : Arrays.copyOf(array, 2 * array.length);
            numbers[slot] = array;
        }
        return array;
    }

    private String[] texts(int slot, int row) {
        String[] array = texts[slot];
        if (array == null || array.length == row * textColumns) {
            array = row == 0 ? new String[INITIAL_ROWS * textColumns] : Arrays.copyOf(array, 2 * array.length);
            texts[slot] = array;
        }
        return array;
    }

    private long[] times(int slot, int row) {
        long[] array = times[slot];
        if (array == null || array.length == row) {
            array = row == 0 ? new long[INITIAL_ROWS] : Arrays.copyOf(array, 2 * array.length);
            times[slot] = array;
        }
        return array;
    }

    /**
     * Reads where the next row of each slot goes, so that this memory is near when rows are added. Changes nothing.
     *
     * @param slots negative ones are passed over
     */
    void lookAhead(int[] slots, int count) {
        long seen = 0;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            if (slot >= 0) {
                seen += marks[slot * MARKS + COUNT];
            }
        }
        double last = 0;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            if (slot >= 0) {
                double[] array = numbers[slot];
                int next = count(slot) * numberColumns;
                if (array != null && next < array.length) {
                    last += array[next];
                }
            }
        }
        seenAhead = seen + (long) last;
    }

    /** The rows of a slot as a batch; valid until this changes or shows another. */
    EventBatch show(int slot) {
        int at = slot * MARKS;
        shown.show(numbers[slot], texts[slot], times[slot], count(slot), marks[at + MIN_TIME], marks[at + MAX_TIME]);
        return shown;
    }

    /** Forgets the rows of a slot; its arrays stay for the next ones. */
    void clear(int slot) {
        if (textColumns > 0) {
            Arrays.fill(texts[slot], 0, count(slot) * textColumns, null);
        }
        marks[slot * MARKS + COUNT] = 0;
    }
}
