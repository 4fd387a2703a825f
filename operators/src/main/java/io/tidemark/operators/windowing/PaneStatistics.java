package io.tidemark.operators.windowing;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.running.NamedStatistic;
import io.tidemark.functions.running.RunningInput;
import io.tidemark.operators.RunningDefinitions;
import java.util.ArrayList;
import java.util.List;

/** What the results of one window definition have to do with running statistics: what they show, and what they feed. */
final class PaneStatistics {

    /** Names of all values of a result: those computed from events, then the statistics shown. */
    final List<String> names;
    /** Parts that a result shows, in order. */
    final int[] shown;
    /** Statistics that an on-time result feeds. */
    final List<Feed> statistics = new ArrayList<>();
    /** Detectors that judge an on-time result, statistics that it shows among its values. */
    final List<Feed> detectors = new ArrayList<>();

    /**
     * A value that goes into a part.
     *
     * @param value its place among the values of the result
     * @param part place of the part
     */
    record Feed(int value, int part) {}

    PaneStatistics(
            String window, CompositeAggregate aggregate, RunningDefinitions definitions, List<StatisticsPart> parts) {
        List<String> all = new ArrayList<>(aggregate.names());
        List<Integer> places = new ArrayList<>();
        for (NamedStatistic named : definitions.statistics()) {
            if (named.window().equals(window)) {
                all.add(named.name());
                places.add(StatisticsPart.find(parts, named.signature()));
            }
        }
        this.names = List.copyOf(all);
        this.shown = places.stream().mapToInt(Integer::intValue).toArray();
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part).input instanceof RunningInput.Results result
                    && result.window().equals(window)) {
                Feed feed = new Feed(names.indexOf(result.value()), part);
                (parts.get(part).statistic == null ? detectors : statistics).add(feed);
            }
        }
    }

    /** Whether results of the window have nothing to do with statistics. */
    boolean isEmpty() {
        return shown.length == 0 && statistics.isEmpty() && detectors.isEmpty();
    }
}
