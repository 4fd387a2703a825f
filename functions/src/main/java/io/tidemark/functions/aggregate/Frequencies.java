package io.tidemark.functions.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each text came: exact while there are few different texts, an upper bound with a known error beyond that. After
 * J. Misra and D. Gries, "Finding repeated elements" (1982), with the purge of D. Anderson et al., "A high-performance
 * algorithm for identifying frequent items in data streams" (2017): when there are too many counters the median count is
 * taken from all of them, and those that reach zero go.
 */
final class Frequencies {

    /** Counters kept. The error is at most the events over half of this. */
    static final int CAPACITY = 768;

    private static final Comparator<Map.Entry<String, Long>> MOST_FREQUENT_FIRST =
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    /** Events that carried a text. */
    long used;
    /** By how much a count is too low at most: what purges have taken from each counter. */
    long error;
    /** What is left of the count of each text, above zero; by text, so that equal histories write equal bytes. */
    final Map<String, Long> counts = new TreeMap<>();

    Frequencies copy() {
        Frequencies copy = new Frequencies();
        copy.used = used;
        copy.error = error;
        copy.counts.putAll(counts);
        return copy;
    }

    void add(String text) {
        used++;
        counts.merge(text, 1L, Long::sum);
        purgeIfFull();
    }

    void merge(Frequencies from) {
        used += from.used;
        error += from.error;
        for (Map.Entry<String, Long> count : Map.copyOf(from.counts).entrySet()) {
            counts.merge(count.getKey(), count.getValue(), Long::sum);
        }
        purgeIfFull();
    }

    private void purgeIfFull() {
        if (counts.size() <= CAPACITY) {
            return;
        }
        long[] sorted = counts.values().stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        // With more than twice the counters, as a merge may leave, the median alone would not make room.
        long taken = sorted[Math.max(sorted.length / 2, sorted.length - CAPACITY)];
        error += taken;
        counts.values().removeIf(count -> count <= taken);
        counts.replaceAll((text, count) -> count - taken);
    }

    /** The k most frequent texts, most frequent first, those of one count by text. */
    List<Map<String, Object>> top(int k) {
        Boolean exact = error == 0;
        List<Map<String, Object>> top = new ArrayList<>();
        counts.entrySet().stream().sorted(MOST_FREQUENT_FIRST).limit(k).forEach(count -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("value", count.getKey());
            entry.put("count", count.getValue() + error);
            entry.put("exact", exact);
            top.add(entry);
        });
        return top;
    }
}
