package io.tidemark.job.kafka;

import java.time.Duration;

/**
 * How long a transaction of an exactly-once output has to last. It is open from one checkpoint to the end of the next, and
 * after a failure until the restarted job commits it: a broker that aborts it earlier loses results.
 */
public final class TransactionTimeout {

    /** What a broker allows unless it is configured otherwise. */
    public static final Duration BROKER_MAXIMUM = Duration.ofMinutes(15);

    /** For noticing a failure, finding slots and starting again. */
    private static final Duration RESTART = Duration.ofMinutes(2);

    private TransactionTimeout() {}

    /**
     * The shortest timeout that is safe.
     *
     * @param checkpointInterval from one checkpoint to the next
     * @param checkpointTimeout after how long a checkpoint is given up
     */
    public static Duration required(Duration checkpointInterval, Duration checkpointTimeout) {
        return checkpointInterval.plus(checkpointTimeout).plus(RESTART);
    }

    /**
     * Checks the timeout that the properties of an output ask for.
     *
     * @throws IllegalArgumentException when it is too short
     */
    static void requireAtLeast(Duration required, String configured, String output) {
        if (Long.parseLong(configured) < required.toMillis()) {
            throw new IllegalArgumentException("output." + output + ".kafka.properties: transaction.timeout.ms is "
                    + configured + ", and a transaction may be open for " + required.toMillis()
                    + " ms: checkpoint interval + checkpoint timeout + " + RESTART.toMillis()
                    + " ms for a restart. Raise it, or shorten execution.checkpointing.interval or .timeout");
        }
    }
}
