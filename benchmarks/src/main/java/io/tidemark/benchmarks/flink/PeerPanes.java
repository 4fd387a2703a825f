package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.benchmarks.statistics.WindowStatistics;
import io.tidemark.benchmarks.workload.Keys;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Reads the accumulator of a window that fires, with key and bounds at hand. */
final class PeerPanes<A> implements WindowFunction<A, PaneRow, String, TimeWindow> {

    private final WindowStatistics<A> statistics;

    PeerPanes(WindowStatistics<A> statistics) {
        this.statistics = statistics;
    }

    @Override
    public void apply(String key, TimeWindow window, Iterable<A> accumulators, Collector<PaneRow> out) {
        for (A accumulator : accumulators) {
            out.collect(statistics.read(accumulator, Keys.number(key), window.getStart(), window.getEnd()));
        }
    }
}
