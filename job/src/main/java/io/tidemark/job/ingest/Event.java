package io.tidemark.job.ingest;

import io.tidemark.functions.EventView;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A record that passed validation: its key, its time and the fields that the pipeline reads.
 *
 * <p>An event is handed from operator to operator without copies, so nobody writes to its arrays.
 */
public final class Event implements Ingested, EventView {

    private final String key;
    private final long time;
    private final double[] numbers;
    private final String[] texts;
    private final long arrivalMillis;
    private final Origin origin;
    private final int[] cells;
    private final byte[] raw;

    /**
     * @param key canonical JSON text of the key object, such as <code>{"service":"chat"}</code>
     * @param time event time, or the arrival under processing time, in milliseconds since the epoch
     * @param numbers value of each field by {@link io.tidemark.functions.Field#index()}; NaN for absent or not a number
     * @param texts text of each field by index, {@code null} for absent; may be shorter than the index asked for
     * @param arrivalMillis wall clock when the record was decoded, in milliseconds since the epoch
     * @param cells for a line of CSV, the column of each of {@link EventLayout#paths()}, -1 where the file has none;
     *     {@code null} for JSON
     * @param raw the record as it came
     */
    public Event(
            String key,
            long time,
            double[] numbers,
            String[] texts,
            long arrivalMillis,
            Origin origin,
            int[] cells,
            byte[] raw) {
        this.key = Objects.requireNonNull(key, "key");
        this.time = time;
        this.numbers = Objects.requireNonNull(numbers, "numbers");
        this.texts = Objects.requireNonNull(texts, "texts");
        this.arrivalMillis = arrivalMillis;
        this.origin = Objects.requireNonNull(origin, "origin");
        this.cells = cells;
        this.raw = Objects.requireNonNull(raw, "raw");
    }

    /** Canonical JSON text of the key object; equal keys have equal texts. */
    public String key() {
        return key;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public double number(int field) {
        return field < numbers.length ? numbers[field] : Double.NaN;
    }

    @Override
    public String text(int field) {
        return field < texts.length ? texts[field] : null;
    }

    /** Wall clock when the record was decoded, in milliseconds since the epoch. */
    public long arrivalMillis() {
        return arrivalMillis;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public byte[] raw() {
        return raw;
    }

    double[] numbers() {
        return numbers;
    }

    String[] texts() {
        return texts;
    }

    int[] cells() {
        return cells;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Event that
                && key.equals(that.key)
                && time == that.time
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(texts, that.texts)
                && arrivalMillis == that.arrivalMillis
                && origin.equals(that.origin)
                && Arrays.equals(cells, that.cells)
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, time, origin);
    }

    @Override
    public String toString() {
        return "Event[" + key + " at " + time + " from " + origin + ": "
                + Excerpt.of(new String(raw, StandardCharsets.UTF_8)) + "]";
    }
}
