package io.tidemark.benchmarks.tidemark;

import io.tidemark.benchmarks.flink.FlinkJob;
import io.tidemark.benchmarks.flink.SampleMaker;
import io.tidemark.benchmarks.flink.SampleSerializer;
import io.tidemark.benchmarks.flink.StateBackend;
import io.tidemark.benchmarks.run.Engine;
import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.benchmarks.workload.Keys;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.benchmarks.workload.Workload;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.state.SerializerTypeInformation;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Tidemark's window operator. Windows take nothing late and are dropped the moment they have fired, as in every other engine. */
public final class TidemarkEngine implements Engine {

    private static final int MAX_WINDOWS_PER_KEY = 1000;

    private final StateBackend backend;

    /** Tidemark with its state in this backend. */
    public TidemarkEngine(StateBackend backend) {
        this.backend = backend;
    }

    @Override
    public String name() {
        return "Tidemark" + backend.suffix();
    }

    @Override
    public void run(Run run) throws Exception {
        FlinkJob job = new FlinkJob(run, backend);
        DataStream<Sample> samples =
                job.events(new SampleMaker(), new SerializerTypeInformation<>(Sample.class, SampleSerializer.INSTANCE));
        DataStream<WindowResult> results =
                windows(run.workload()).applyTo(samples).results();
        job.finish(results, TidemarkEngine::note);
    }

    /** What is measured; an option of the operator that is to be measured goes here. */
    private static WindowedStatistics<Sample> windows(Workload workload) {
        return WindowedStatistics.of("benchmark", new SampleExtractor(workload.keys()))
                .window(WindowDefinition.of(workload.name(), assigner(workload), NineStatistics.COMPOSITE))
                .options(
                        new WindowingOptions(TimeDomain.EVENT, 0, 0, 0, MAX_WINDOWS_PER_KEY, WindowLimitPolicy.REJECT));
    }

    private static WindowAssigner assigner(Workload workload) {
        Duration size = Duration.ofMillis(workload.sizeMillis());
        return switch (workload.shape()) {
            case TUMBLING -> WindowAssigners.tumbling(size);
            case SLIDING -> WindowAssigners.sliding(size, Duration.ofMillis(workload.slideMillis()));
            case SESSION -> WindowAssigners.session(size);
        };
    }

    private static void note(WindowResult result, PaneBuffer panes) {
        NineStatistics.row(Keys.number(result.key()), result.start(), result.end(), result.values())
                .addTo(panes);
    }
}
