package io.tidemark.operators;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.running.NamedDetector;
import io.tidemark.functions.running.NamedStatistic;
import io.tidemark.functions.running.RunningInput;
import io.tidemark.functions.window.WindowDefinition;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each key of a pipeline remembers across its windows.
 *
 * @param statistics that results show
 * @param detectors of anomalies
 * @param retentionMillis how long a key's statistics are kept, by the watermark, after the newest value they took;
 *     {@link #FOR_EVER} for no bound
 */
public record RunningDefinitions(List<NamedStatistic> statistics, List<NamedDetector> detectors, long retentionMillis)
        implements Serializable {

    /** A retention without end. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    /** Retention unless another is set: seven days. */
    public static final long DEFAULT_RETENTION_MILLIS = 7L * 24 * 60 * 60 * 1000;

    /** Of a pipeline that remembers nothing. */
    public static final RunningDefinitions NONE =
            new RunningDefinitions(List.of(), List.of(), DEFAULT_RETENTION_MILLIS);

    /**
     * @throws IllegalArgumentException when the retention is negative, or two detectors have one name
     */
    public RunningDefinitions {
        statistics = List.copyOf(statistics);
        detectors = List.copyOf(detectors);
        if (retentionMillis < 0) {
            throw new IllegalArgumentException(
                    "the retention of statistics must not be negative, found " + retentionMillis + " ms");
        }
        Set<String> names = new HashSet<>();
        for (NamedDetector detector : detectors) {
            if (!names.add(detector.name())) {
                throw new IllegalArgumentException("two detectors have the name " + detector.name());
            }
        }
    }

    /** Whether nothing is remembered. */
    public boolean isEmpty() {
        return statistics.isEmpty() && detectors.isEmpty();
    }

    /** Why events have to reach their keys one by one, for a person, or {@code null} when they need not. */
    public String obstacleToBatches() {
        for (NamedStatistic statistic : statistics) {
            if (!(statistic.input() instanceof RunningInput.Results)) {
                return "the running statistic " + statistic.window() + "." + statistic.name()
                        + " takes events in the order in which they arrive";
            }
        }
        for (NamedDetector detector : detectors) {
            if (!(detector.input() instanceof RunningInput.Results)) {
                return "the detector " + detector.name() + " judges events in the order in which they arrive";
            }
        }
        return null;
    }

    /**
     * Checks that these fit a pipeline's windows.
     *
     * @throws IllegalArgumentException when a window or a value that is named is not there, a name is taken, or a statistic is to
     *     be computed of another one
     */
    void requireFit(List<WindowDefinition> windows) {
        Map<String, CompositeAggregate> aggregates = new HashMap<>();
        windows.forEach(window -> aggregates.put(window.name(), window.aggregate()));
        Set<String> shown = new HashSet<>();
        for (NamedStatistic statistic : statistics) {
            String what = "the running statistic " + statistic.window() + "." + statistic.name();
            CompositeAggregate of = aggregates.get(statistic.window());
            require(of != null, what + " is of no window definition of the pipeline");
            boolean isNew = shown.add(statistic.window() + "." + statistic.name());
            require(isNew && !of.names().contains(statistic.name()), what + " has a name that is taken");
            requireResult(what, statistic.input(), aggregates, Set.of());
        }
        for (NamedDetector detector : detectors) {
            requireResult("the detector " + detector.name(), detector.input(), aggregates, shown);
        }
    }

    private static void requireResult(
            String what, RunningInput input, Map<String, CompositeAggregate> aggregates, Set<String> shown) {
        if (input instanceof RunningInput.Results result) {
            CompositeAggregate of = aggregates.get(result.window());
            boolean known = of != null
                    && (of.names().contains(result.value()) || shown.contains(result.window() + "." + result.value()));
            require(known, what + " is of the " + result + ", which the pipeline does not compute from events");
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
