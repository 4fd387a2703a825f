package io.tidemark.benchmarks;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import io.tidemark.operators.WindowResult;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Adds key and bounds to the values that Flink's operator has computed; what it cannot know is left at 0. */
final class PeerResults implements WindowFunction<WindowValues, WindowResult, String, TimeWindow> {

    private final String window;

    PeerResults(String window) {
        this.window = window;
    }

    @Override
    public void apply(String key, TimeWindow bounds, Iterable<WindowValues> values, Collector<WindowResult> out) {
        for (WindowValues each : values) {
            long count = (Long) each.value(0);
            out.collect(new WindowResult(
                    "peer",
                    window,
                    key,
                    bounds.getStart(),
                    bounds.getEnd(),
                    Pane.ON_TIME,
                    0,
                    ResultStatus.OK,
                    count,
                    each,
                    0,
                    0,
                    0,
                    0));
        }
    }
}
