package io.tidemark.job.topology;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;

/**
 * What a pipeline's job asks of the cluster that it is submitted to. What the user's Flink configuration sets explicitly
 * stays; what a job of windows cannot do without is filled in: checkpoints, which outlive a cancelled job, and quick restarts.
 */
public final class JobConfiguration {

    /**
     * Key groups of the job and so the most subtasks of an operator. Never another: state is divided by it, and a savepoint
     * of one number cannot be restored with another.
     */
    public static final int MAX_PARALLELISM = 128;

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    private JobConfiguration() {}

    /**
     * The configuration to add to an environment's.
     *
     * @param job the job that is to run there
     * @param given the environment's configuration, with the user's settings and those of the cluster
     * @throws IllegalArgumentException when what is given cannot work for a pipeline, with what to do
     */
    public static Configuration of(PipelineJob job, ReadableConfig given) {
        requireMaxParallelism(given);
        CheckpointTimes times = CheckpointTimes.of(given);
        Configuration configuration = job.flinkConfiguration();
        given.getOptional(PipelineOptions.NAME).ifPresent(name -> configuration.set(PipelineOptions.NAME, name));
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, times.interval());
        if (given.getOptional(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION)
                .isEmpty()) {
            configuration.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        }
        if (given.getOptional(RestartStrategyOptions.RESTART_STRATEGY).isEmpty()) {
            configuration.set(
                    RestartStrategyOptions.RESTART_STRATEGY,
                    RestartStrategyOptions.RestartStrategyType.EXPONENTIAL_DELAY.getMainValue());
            setUnlessGiven(
                    configuration,
                    given,
                    RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                    FIRST_BACKOFF);
            setUnlessGiven(
                    configuration,
                    given,
                    RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                    LONGEST_BACKOFF);
        }
        return configuration;
    }

    /**
     * Fails for a number of subtasks that the job cannot have.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public static void requireParallelism(int parallelism) {
        if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
            throw new IllegalArgumentException("the parallelism must be from 1 to " + MAX_PARALLELISM + ", found "
                    + parallelism + ": state is divided into " + MAX_PARALLELISM + " key groups");
        }
    }

    private static void requireMaxParallelism(ReadableConfig given) {
        int maxParallelism = given.getOptional(PipelineOptions.MAX_PARALLELISM).orElse(MAX_PARALLELISM);
        if (maxParallelism != MAX_PARALLELISM) {
            throw new IllegalArgumentException(PipelineOptions.MAX_PARALLELISM.key() + " is " + maxParallelism
                    + ": it is fixed at " + MAX_PARALLELISM
                    + " for a pipeline, so that every savepoint fits every later"
                    + " build; leave it out, or set -D" + PipelineOptions.MAX_PARALLELISM.key() + "="
                    + MAX_PARALLELISM);
        }
    }

    private static <T> void setUnlessGiven(
            Configuration configuration, ReadableConfig given, ConfigOption<T> option, T value) {
        if (given.getOptional(option).isEmpty()) {
            configuration.set(option, value);
        }
    }
}
