package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.run.Run;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A bounded job on an embedded cluster of its own. All engines on Flink run in this one, the same but for the windows: object
 * reuse, own serializers, no generic types, no checkpoints, watermarks with the events.
 */
public final class FlinkJob {

    private static final MemorySize MANAGED_MEMORY = MemorySize.ofMebiBytes(512);

    private final Run run;
    private final StreamExecutionEnvironment environment;

    /** A job whose state is in this backend. */
    public FlinkJob(Run run, StateBackend backend) {
        this.run = run;
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(StateBackendOptions.STATE_BACKEND, backend.flinkName());
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED_MEMORY);
        // No watermark waits for the clock.
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
        if (run.isPaced()) {
            configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(1));
        }
        environment = StreamExecutionEnvironment.createLocalEnvironment(run.parallelism(), configuration);
    }

    /** The environment, for engines that stand on top of it. */
    public StreamExecutionEnvironment environment() {
        return environment;
    }

    /** The stream of the run. */
    public <T> DataStream<T> events(EventMaker<T> maker, TypeInformation<T> type) {
        int step = run.workload().watermarkStepMillis();
        return environment.fromSource(
                new SampleSource<>(run.name(), maker),
                WatermarkStrategy.forGenerator(context -> new SteppedWatermarks<T>(step)),
                "samples",
                type);
    }

    /** Sends results to the run and goes through the stream. */
    public <T> void finish(DataStream<T> results, PaneReader<T> reader) throws Exception {
        results.sinkTo(new PaneSink<>(run.name(), reader));
        environment.execute(run.workload().name());
    }
}
