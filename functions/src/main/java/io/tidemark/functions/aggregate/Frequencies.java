package io.tidemark.functions.aggregate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;

/**
 * How often each text came: exact while the different texts fit the sketch, an upper bound with a known error beyond that.
 *
 * <p>Wraps a frequent-items sketch and adds what that forgets: a sketch whose purges have removed every text counts as
 * empty, and an empty sketch neither merges nor writes its error and its number of events.
 */
final class Frequencies {

    /**
     * Slots of the sketch's table; it holds 768 texts, and its error is at most 0.35 % of the events. The sketch purges by
     * the exact median of up to 1024 counts and by a sample of more: at this size nothing depends on the table's layout.
     */
    static final int SLOTS = 1024;

    private static final Comparator<ItemsSketch.Row<String>> MOST_FREQUENT_FIRST = Comparator.comparingLong(
                    (ItemsSketch.Row<String> row) -> row.getEstimate())
            .reversed()
            .thenComparing(ItemsSketch.Row::getItem);

    /** Events that carried a text. */
    long used;
    /** By how much counts may be too low, beyond the sketch's own error: from sketches that ended up empty. */
    long lostError;

    ItemsSketch<String> sketch = new ItemsSketch<>(SLOTS);

    Frequencies copy() {
        Frequencies copy = new Frequencies();
        copy.merge(this);
        return copy;
    }

    void add(String text) {
        used++;
        sketch.update(text);
    }

    void merge(Frequencies from) {
        long lost = from.errorOutsideSketch();
        sketch.merge(from.sketch);
        used += from.used;
        lostError += lost;
    }

    /** The part of {@link #error} that a copy of the sketch would not carry. */
    long errorOutsideSketch() {
        return lostError + (sketch.isEmpty() ? sketch.getMaximumError() : 0);
    }

    /** By how much a count may be too high. */
    long error() {
        return lostError + sketch.getMaximumError();
    }

    /** The k most frequent texts, most frequent first, those of one count by text. */
    List<Map<String, Object>> top(int k) {
        List<ItemsSketch.Row<String>> rows =
                new ArrayList<>(List.of(sketch.getFrequentItems(0, ErrorType.NO_FALSE_NEGATIVES)));
        rows.sort(MOST_FREQUENT_FIRST);
        Boolean exact = error() == 0;
        List<Map<String, Object>> top = new ArrayList<>();
        for (ItemsSketch.Row<String> row : rows.subList(0, Math.min(k, rows.size()))) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("value", row.getItem());
            entry.put("count", row.getEstimate() + lostError);
            entry.put("exact", exact);
            top.add(entry);
        }
        return top;
    }
}
