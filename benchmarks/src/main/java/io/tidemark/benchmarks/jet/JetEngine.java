package io.tidemark.benchmarks.jet;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperation1;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.SinkBuilder;
import com.hazelcast.jet.pipeline.Sources;
import com.hazelcast.jet.pipeline.StreamSource;
import com.hazelcast.jet.pipeline.WindowDefinition;
import io.tidemark.benchmarks.run.Engine;
import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.statistics.CompositeStatistics;
import io.tidemark.benchmarks.statistics.SketchStatistics;
import io.tidemark.benchmarks.statistics.WindowStatistics;
import io.tidemark.benchmarks.workload.Keys;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.benchmarks.workload.SampleCursor;
import io.tidemark.benchmarks.workload.Workload;

/**
 * Hazelcast Jet, embedded: a member of its own that joins no other. Objects pass from source to windows to sink by reference,
 * so nothing is serialized.
 *
 * @param <A> accumulators of the statistics
 */
public final class JetEngine<A> implements Engine {

    private static final String LOOPBACK = "127.0.0.1";

    private final String name;
    private final WindowStatistics<A> statistics;

    private JetEngine(String name, WindowStatistics<A> statistics) {
        this.name = name;
        this.statistics = statistics;
    }

    /** With what one would write around a sketch library. */
    public static Engine withSketches() {
        return new JetEngine<>("Jet/sketches-java", new SketchStatistics());
    }

    /** With Tidemark's own composite. */
    public static Engine withComposite() {
        return new JetEngine<>("Jet/same", new CompositeStatistics());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Run run) {
        Keys.texts(run.workload().keys());
        HazelcastInstance member = Hazelcast.newHazelcastInstance(member(run.parallelism()));
        try {
            member.getJet()
                    .newJob(pipeline(run), new JobConfig().setMetricsEnabled(false))
                    .join();
        } finally {
            member.shutdown();
        }
    }

    private Pipeline pipeline(Run run) {
        Pipeline pipeline = Pipeline.create();
        pipeline.readFrom(samples(run.name(), run.parallelism()))
                .withNativeTimestamps(SampleCursor.DISORDER_MILLIS)
                .setLocalParallelism(run.parallelism())
                .groupingKey(sample -> Keys.text(sample.key))
                .window(windows(run.workload()))
                .aggregate(operation())
                .setLocalParallelism(run.parallelism())
                .writeTo(panes(run.name(), run.parallelism()));
        return pipeline;
    }

    private static StreamSource<Sample> samples(String run, int parallelism) {
        return Sources.streamFromProcessorWithWatermarks(
                "samples",
                true,
                policy -> ProcessorMetaSupplier.of(parallelism, () -> new SampleProcessor(run, policy)));
    }

    private static WindowDefinition windows(Workload workload) {
        return switch (workload.shape()) {
            case TUMBLING -> WindowDefinition.tumbling(workload.sizeMillis());
            case SLIDING -> WindowDefinition.sliding(workload.sizeMillis(), workload.slideMillis());
            case SESSION -> WindowDefinition.session(workload.sizeMillis());
        };
    }

    /** Without deduct: the extremes, and the sketches of the library, cannot take values back. */
    private AggregateOperation1<Sample, A, PaneRow> operation() {
        WindowStatistics<A> each = statistics;
        return AggregateOperation.withCreate(each::create)
                .<Sample>andAccumulate(each::add)
                .andCombine(each::merge)
                .andExportFinish(accumulator -> each.read(accumulator, 0, 0, 0));
    }

    private static Sink<KeyedWindowResult<String, PaneRow>> panes(String run, int parallelism) {
        return SinkBuilder.sinkBuilder("panes", context -> Run.named(run).buffer())
                .<KeyedWindowResult<String, PaneRow>>receiveFn(JetEngine::note)
                .preferredLocalParallelism(parallelism)
                .build();
    }

    private static void note(PaneBuffer panes, KeyedWindowResult<String, PaneRow> result) {
        PaneRow row = result.result();
        panes.add(
                Keys.number(result.key()),
                result.start(),
                result.end(),
                row.count(),
                row.sum(),
                row.avg(),
                row.min(),
                row.max(),
                row.stddev(),
                row.p50(),
                row.p95(),
                row.p99());
    }

    private static Config member(int parallelism) {
        Config config = new Config();
        config.setProperty("hazelcast.phone.home.enabled", "false");
        // What goes wrong in a job, join() throws; a member that is alone by intent is not worth a warning in each run.
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.getMetricsConfig().setEnabled(false);
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(parallelism);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        return config;
    }
}
