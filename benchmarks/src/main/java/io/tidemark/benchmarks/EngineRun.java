package io.tidemark.benchmarks;

import io.tidemark.operators.state.SerializerTypeInformation;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs an engine over a workload: a whole bounded job on an embedded cluster of its own, the same but for the windows. */
final class EngineRun {

    private static final MemorySize MANAGED_MEMORY = MemorySize.ofMebiBytes(512);

    private EngineRun() {}

    /**
     * Runs one job and returns when it has ended.
     *
     * @param stateBackend {@code hashmap} or {@code rocksdb}
     * @throws Exception when the job fails
     */
    static Measurement run(Engine engine, Workload workload, int parallelism, String stateBackend) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(StateBackendOptions.STATE_BACKEND, stateBackend);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED_MEMORY);
        String run = UUID.randomUUID().toString();
        RunLog log = RunLog.open(run);
        // What the run before has left behind is not this one's to collect.
        System.gc();
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        try {
            DataStream<Sample> samples = environment.fromSource(
                    new SampleSource(workload, run),
                    WatermarkStrategy.<Sample>forGenerator(context -> new SteppedWatermarks())
                            .withTimestampAssigner((sample, ignored) -> sample.time()),
                    "samples",
                    new SerializerTypeInformation<>(Sample.class, SampleSerializer.INSTANCE));
            engine.apply(workload, samples).sinkTo(new ChecksumSink(run));
            environment.execute(engine + " " + workload.name());
        } finally {
            RunLog.close(run);
        }
        return log.measurement(workload.measuredEvents());
    }
}
