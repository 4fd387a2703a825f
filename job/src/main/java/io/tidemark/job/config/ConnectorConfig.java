package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Secrets;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where records come from; exactly one in a pipeline file. */
public sealed interface ConnectorConfig extends Serializable {

    /**
     * Kafka topics.
     *
     * @param topics the topics; empty when {@code topicPattern} is given
     * @param topicPattern a regular expression for the topics, or {@code null}
     * @param startFrom {@code committed}, {@code earliest}, {@code latest} or a time stamp, as written
     */
    record Kafka(
            String bootstrapServers,
            List<String> topics,
            String topicPattern,
            String groupId,
            String startFrom,
            Map<String, String> properties)
            implements ConnectorConfig {

        /** Without secrets: the text ends up in logs. */
        @Override
        public String toString() {
            return "Kafka[bootstrapServers=" + bootstrapServers + ", topics=" + topics + ", topicPattern="
                    + topicPattern
                    + ", groupId=" + groupId + ", startFrom=" + startFrom + ", properties="
                    + Secrets.hidden(properties) + "]";
        }
    }

    /**
     * Files of lines.
     *
     * @param path a file, a folder or a glob, relative to the working directory
     * @param follow whether to wait for more lines and files instead of ending
     */
    record Files(String path, boolean follow) implements ConnectorConfig {}

    /**
     * The built-in simulator; the same seed gives the same records at any parallelism.
     *
     * @param eventsPerSecond records a second of wall clock and of event time, at least 1
     * @param keys number of keys, at least 1
     * @param seed decides everything random
     * @param events records in all, or {@code Long.MAX_VALUE} for no end
     * @param start event time of the first record; {@code null} for the wall clock at the start of the job
     * @param disorder event times lie up to this long before their place in the order
     * @param lateShare share of records, 0 to 1, that come {@code lateBy} behind their time
     * @param lateBy how far the late records lie behind
     * @param badShare share of records, 0 to 1, that validation rejects, of every kind in turn
     * @param anomalyShare share of records, 0 to 1, with a value far out of the ordinary
     */
    record Simulator(
            long eventsPerSecond,
            int keys,
            long seed,
            long events,
            Instant start,
            Duration disorder,
            double lateShare,
            Duration lateBy,
            double badShare,
            double anomalyShare)
            implements ConnectorConfig {}
}
