package io.tidemark.job.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import io.tidemark.job.topology.ConfiguredSinks;
import io.tidemark.job.topology.PipelineJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job of a pipeline file on a MiniCluster of its own. */
final class MiniClusterJob implements AutoCloseable {

    private static final int MAX_PARALLELISM = 128;
    private static final long STOP_SECONDS = 60;

    private final JobClient client;
    private boolean running = true;

    private MiniClusterJob(JobClient client) {
        this.client = client;
    }

    /**
     * Starts a job with a checkpoint every 500 ms.
     *
     * @param settings Flink's, on top
     */
    static MiniClusterJob start(String pipeline, int parallelism, Configuration settings) throws Exception {
        PipelineFile.Result file = PipelineFile.parse("test.yaml", pipeline, List.of());
        assertThat(file.problems()).isEmpty();
        PipelineConfig config = file.config().orElseThrow();
        PipelineJob job = new PipelineJob(config, ConfiguredSinks.of(config, Duration.ofMinutes(5)));
        Configuration configuration = job.flinkConfiguration();
        configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.addAll(settings);
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        job.assemble(environment);
        return new MiniClusterJob(environment.executeAsync());
    }

    static MiniClusterJob start(String pipeline, int parallelism) throws Exception {
        return start(pipeline, parallelism, new Configuration());
    }

    /** Settings for a job that goes on from a savepoint. */
    static Configuration from(String savepoint, String backend) {
        Configuration configuration = new Configuration();
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        return configuration;
    }

    JobClient client() {
        return client;
    }

    /** Stops the job with what it holds saved; windows stay open. Returns the savepoint. */
    String stop(String folder, SavepointFormatType format) throws Exception {
        String savepoint = client.stopWithSavepoint(false, folder, format).get(STOP_SECONDS, TimeUnit.SECONDS);
        client.getJobExecutionResult().get(STOP_SECONDS, TimeUnit.SECONDS);
        running = false;
        return savepoint;
    }

    /** Stops the job as at the end of its input: every open window fires. */
    void drain(String folder) throws Exception {
        client.stopWithSavepoint(true, folder, SavepointFormatType.NATIVE).get(STOP_SECONDS, TimeUnit.SECONDS);
        client.getJobExecutionResult().get(STOP_SECONDS, TimeUnit.SECONDS);
        running = false;
    }

    /** Waits for the job to fail and returns why. */
    Throwable failure() throws Exception {
        Throwable failure = client.getJobExecutionResult()
                .handle((result, problem) -> problem)
                .get(STOP_SECONDS, TimeUnit.SECONDS);
        running = false;
        return failure;
    }

    @Override
    public void close() {
        if (!running) {
            return;
        }
        try {
            client.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the job could not be cancelled", failure);
        }
    }
}
