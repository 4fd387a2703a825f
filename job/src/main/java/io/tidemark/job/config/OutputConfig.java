package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Secrets;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the records of one kind go. */
public sealed interface OutputConfig extends Serializable {

    /**
     * A Kafka topic.
     *
     * @param bootstrapServers the output's own or else the source's; {@code null} only in a scenario's pipeline
     * @param properties of the producer: the output's own or else the source's, secrets as references
     */
    record Kafka(String topic, String bootstrapServers, Map<String, String> properties) implements OutputConfig {

        @Override
        public String toString() {
            return "Kafka[topic=" + topic + ", bootstrapServers=" + bootstrapServers + ", properties="
                    + (properties == null ? null : Secrets.hidden(properties)) + "]";
        }

        /** This output, with what it does not name itself taken from the source. */
        Kafka inheriting(ConnectorConfig source) {
            if (!(source instanceof ConnectorConfig.Kafka kafka)) {
                return new Kafka(topic, bootstrapServers, properties == null ? Map.of() : properties);
            }
            return new Kafka(
                    topic,
                    bootstrapServers == null ? kafka.bootstrapServers() : bootstrapServers,
                    properties == null ? new LinkedHashMap<>(kafka.properties()) : properties);
        }
    }

    /** A folder of JSON Lines part files. */
    record Files(String path) implements OutputConfig {}

    /**
     * Lines on the console.
     *
     * @param toStandardError false for results and anomalies, true for everything else
     */
    record Print(boolean toStandardError) implements OutputConfig {}

    /** Nowhere. */
    record Discard() implements OutputConfig {}
}
