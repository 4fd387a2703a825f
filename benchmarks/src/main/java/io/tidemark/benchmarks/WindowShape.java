package io.tidemark.benchmarks;

import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import java.time.Duration;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/** A window type that both engines have, with each engine's words for it. */
enum WindowShape {
    /** Windows of a size, one after the other. */
    TUMBLING {
        @Override
        WindowAssigner tidemark(Duration size, Duration slide) {
            return WindowAssigners.tumbling(size);
        }

        @Override
        org.apache.flink.streaming.api.windowing.assigners.WindowAssigner<Object, TimeWindow> flink(
                Duration size, Duration slide) {
            return TumblingEventTimeWindows.of(size);
        }
    },
    /** Windows of a size, one beginning at each slide. */
    SLIDING {
        @Override
        WindowAssigner tidemark(Duration size, Duration slide) {
            return WindowAssigners.sliding(size, slide);
        }

        @Override
        org.apache.flink.streaming.api.windowing.assigners.WindowAssigner<Object, TimeWindow> flink(
                Duration size, Duration slide) {
            return SlidingEventTimeWindows.of(size, slide);
        }
    },
    /** Sessions whose gap is the size. */
    SESSION {
        @Override
        WindowAssigner tidemark(Duration size, Duration slide) {
            return WindowAssigners.session(size);
        }

        @Override
        org.apache.flink.streaming.api.windowing.assigners.WindowAssigner<Object, TimeWindow> flink(
                Duration size, Duration slide) {
            return EventTimeSessionWindows.withGap(size);
        }
    };

    /** Tidemark's windows of this shape. */
    abstract WindowAssigner tidemark(Duration size, Duration slide);

    /** Flink's windows of this shape. */
    abstract org.apache.flink.streaming.api.windowing.assigners.WindowAssigner<Object, TimeWindow> flink(
            Duration size, Duration slide);
}
