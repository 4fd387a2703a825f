package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.run.Engine;
import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.statistics.CompositeStatistics;
import io.tidemark.benchmarks.statistics.CountedSerializer;
import io.tidemark.benchmarks.statistics.SketchAccumulator;
import io.tidemark.benchmarks.statistics.SketchAccumulatorSerializer;
import io.tidemark.benchmarks.statistics.SketchStatistics;
import io.tidemark.benchmarks.statistics.WindowStatistics;
import io.tidemark.benchmarks.workload.Keys;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.benchmarks.workload.Workload;
import io.tidemark.operators.state.SerializerTypeInformation;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/**
 * The window operator of Flink's DataStream API, with an incremental aggregate function.
 *
 * @param <A> accumulators of the statistics
 */
public final class WindowOperatorEngine<A> implements Engine {

    private static final TypeInformation<PaneRow> PANES =
            new SerializerTypeInformation<>(PaneRow.class, PaneRowSerializer.INSTANCE);

    private final String name;
    private final StateBackend backend;
    private final WindowStatistics<A> statistics;
    private final TypeInformation<A> accumulators;

    private WindowOperatorEngine(
            String name,
            StateBackend backend,
            WindowStatistics<A> statistics,
            Class<A> accumulator,
            TypeSerializer<A> serializer) {
        this.name = name;
        this.backend = backend;
        this.statistics = statistics;
        this.accumulators = new SerializerTypeInformation<>(accumulator, serializer);
    }

    /** With what one would write around a sketch library. */
    public static Engine withSketches(StateBackend backend) {
        return new WindowOperatorEngine<>(
                backend == StateBackend.HEAP ? "WindowOperator/sketches-java" : "WindowOperator/RocksDB",
                backend,
                new SketchStatistics(),
                SketchAccumulator.class,
                SketchAccumulatorSerializer.INSTANCE);
    }

    /** With Tidemark's own composite. */
    public static Engine withComposite(StateBackend backend) {
        return new WindowOperatorEngine<>(
                backend == StateBackend.HEAP ? "WindowOperator/same" : "WindowOperator/same/RocksDB",
                backend,
                new CompositeStatistics(),
                CompositeStatistics.Counted.class,
                CountedSerializer.INSTANCE);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Run run) throws Exception {
        Workload workload = run.workload();
        FlinkJob job = new FlinkJob(run, backend);
        int keys = workload.keys();
        DataStream<PaneRow> panes = job.events(
                        new SampleMaker(), new SerializerTypeInformation<>(Sample.class, SampleSerializer.INSTANCE))
                .keyBy(new KeyText(keys), Types.STRING)
                .window(windows(workload))
                .aggregate(new PeerFunction<>(statistics), new PeerPanes<>(statistics), accumulators, PANES);
        job.finish(panes, PaneRow::addTo);
    }

    private static WindowAssigner<Object, TimeWindow> windows(Workload workload) {
        Duration size = Duration.ofMillis(workload.sizeMillis());
        return switch (workload.shape()) {
            case TUMBLING -> TumblingEventTimeWindows.of(size);
            case SLIDING -> SlidingEventTimeWindows.of(size, Duration.ofMillis(workload.slideMillis()));
            case SESSION -> EventTimeSessionWindows.withGap(size);
        };
    }

    /** The text of a sample's key. */
    private static final class KeyText implements KeySelector<Sample, String> {

        private final int keys;
        private transient String[] texts;

        KeyText(int keys) {
            this.keys = keys;
        }

        @Override
        public String getKey(Sample sample) {
            if (texts == null) {
                texts = Keys.texts(keys);
            }
            return texts[sample.key];
        }
    }
}
