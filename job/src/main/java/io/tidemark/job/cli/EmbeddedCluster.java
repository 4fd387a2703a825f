package io.tidemark.job.cli;

import io.tidemark.job.kafka.TransactionTimeout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/**
 * A Flink cluster in this process, bound to the loopback interface, with a folder for checkpoints that goes with it. A
 * failing job is not restarted: whoever runs it here wants to see why it failed.
 */
final class EmbeddedCluster implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    /** A run ends with the checkpoint after its last record, which makes part files final: this is how long it lingers. */
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(2);

    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(5);

    /** What the checkpoints here ask of transactions. */
    static final Duration TRANSACTION_TIMEOUT = TransactionTimeout.required(CHECKPOINT_INTERVAL, CHECKPOINT_TIMEOUT);

    private final int webPort;
    private final Path folder;
    private final StreamExecutionEnvironment environment;

    /**
     * @param webPort port of the web UI, 0 for none
     * @param jobConfiguration what the job asks for
     */
    EmbeddedCluster(int parallelism, StateBackendChoice stateBackend, int webPort, Configuration jobConfiguration) {
        this.webPort = webPort;
        try {
            this.folder = Files.createTempDirectory("tidemark-");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot create a folder for checkpoints", failure);
        }
        Configuration configuration = new Configuration(jobConfiguration);
        configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(RestOptions.PORT, webPort);
        configuration.set(RestOptions.BIND_PORT, Integer.toString(webPort));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(StateBackendOptions.STATE_BACKEND, stateBackend.toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        this.environment = webPort == 0
                ? StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration)
                : StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration);
        this.environment.setParallelism(parallelism);
    }

    StreamExecutionEnvironment environment() {
        return environment;
    }

    /** Where the web UI is, or {@code null} when there is none. */
    String webAddress() {
        return webPort == 0 ? null : "http://" + LOOPBACK + ":" + webPort;
    }

    /** Where a savepoint may be written that nobody keeps. */
    String savepointFolder() {
        return folder.resolve("savepoints").toUri().toString();
    }

    @Override
    public void close() {
        FileUtils.deleteDirectoryQuietly(folder.toFile());
    }
}
