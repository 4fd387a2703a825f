package io.tidemark.job.report;

import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the panes of one window definition, over all its keys and for each. */
final class DefinitionCount {

    /** So many keys are counted one by one. Others are in the totals only, so that memory is bounded. */
    static final int MAX_COUNTED_KEYS = 200_000;
    /** So many values are drawn. */
    static final int MAX_VALUES = 200;

    private final String name;
    private final Map<String, SeriesCount> keys = new HashMap<>();
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private final Set<String> uncharted = new LinkedHashSet<>();
    private final Map<Pane, Long> panes = new EnumMap<>(Pane.class);
    private long failed;
    private long truncated;
    private long events;
    private long uncountedPanes;
    private long minLength = Long.MAX_VALUE;
    private long maxLength = Long.MIN_VALUE;

    DefinitionCount(String name) {
        this.name = name;
    }

    void add(ResultPane pane) {
        panes.merge(pane.pane(), 1L, Long::sum);
        failed += pane.status() == ResultStatus.FAILED ? 1 : 0;
        truncated += pane.status() == ResultStatus.TRUNCATED ? 1 : 0;
        events += pane.count();
        long length = pane.isBounded() ? pane.end() - pane.start() : Long.MAX_VALUE;
        minLength = Math.min(minLength, length);
        maxLength = Math.max(maxLength, length);
        addNames(pane.values().keySet(), pane.uncharted());
        SeriesCount key = keys.get(pane.series().key());
        if (key == null && keys.size() < MAX_COUNTED_KEYS) {
            key = new SeriesCount();
            keys.put(pane.series().key(), key);
        }
        if (key == null) {
            uncountedPanes++;
        } else {
            key.add(pane);
        }
    }

    private void addNames(Set<String> charted, Set<String> others) {
        for (String value : charted) {
            if (!values.containsKey(value)) {
                if (values.size() < MAX_VALUES) {
                    values.put(value, values.size());
                } else {
                    uncharted.add(value);
                }
            }
        }
        if (uncharted.size() < MAX_VALUES) {
            uncharted.addAll(others);
        }
    }

    String name() {
        return name;
    }

    /** The keys with the most events, the most first. */
    List<String> largestKeys(int limit) {
        List<Map.Entry<String, SeriesCount>> all = new ArrayList<>(keys.entrySet());
        all.sort(Comparator.comparingLong((Map.Entry<String, SeriesCount> entry) ->
                        entry.getValue().events())
                .reversed()
                .thenComparing(Map.Entry::getKey));
        return all.stream().limit(limit).map(Map.Entry::getKey).toList();
    }

    SeriesCount key(String key) {
        return keys.get(key);
    }

    /** Number of keys, of at most {@link #MAX_COUNTED_KEYS}. */
    int keyCount() {
        return keys.size();
    }

    /** Panes of keys beyond those. */
    long uncountedPanes() {
        return uncountedPanes;
    }

    /** Places of the numeric values by name, in the order in which they came. */
    Map<String, Integer> values() {
        return values;
    }

    /** Names of values that are no numbers, or one too many. */
    Set<String> uncharted() {
        return uncharted;
    }

    long panes(Pane kind) {
        return panes.getOrDefault(kind, 0L);
    }

    long failed() {
        return failed;
    }

    long truncated() {
        return truncated;
    }

    /** Events of all panes. */
    long events() {
        return events;
    }

    /** Whether all windows are equally long. */
    boolean isFixedLength() {
        return minLength == maxLength && maxLength != Long.MAX_VALUE;
    }

    /** Length of the shortest window in milliseconds. */
    long minLength() {
        return minLength;
    }
}
