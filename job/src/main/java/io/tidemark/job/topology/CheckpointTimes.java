package io.tidemark.job.topology;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;

/**
 * How often a job takes checkpoints and how long one may take: exactly-once sinks hold their transactions open as long.
 *
 * @param interval from the start of a checkpoint to the start of the next; greater than zero
 * @param timeout after which a checkpoint that is not done is given up; greater than zero
 */
public record CheckpointTimes(Duration interval, Duration timeout) {

    /** The interval of a job whose Flink configuration names none: without checkpoints a failure would lose data. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

    /**
     * @throws IllegalArgumentException when one of them is not greater than zero
     */
    public CheckpointTimes {
        requirePositive(CheckpointingOptions.CHECKPOINTING_INTERVAL.key(), interval);
        requirePositive(CheckpointingOptions.CHECKPOINTING_TIMEOUT.key(), timeout);
    }

    /**
     * The times of a job that runs with this Flink configuration.
     *
     * @throws IllegalArgumentException when the configuration switches checkpoints off, or does not hold durations
     */
    public static CheckpointTimes of(ReadableConfig configuration) {
        return new CheckpointTimes(
                configuration
                        .getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL)
                        .orElse(DEFAULT_INTERVAL),
                configuration.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT));
    }

    private static void requirePositive(String key, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(key + " is " + duration.toMillis()
                    + " ms: a pipeline needs checkpoints, or a failure loses events; set a duration such as "
                    + DEFAULT_INTERVAL.toSeconds() + "s, or leave it out");
        }
    }
}
