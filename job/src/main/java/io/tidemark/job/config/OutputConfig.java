package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Secrets;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Where the records of one kind go. */
public sealed interface OutputConfig extends Serializable {

    /**
     * A Kafka topic.
     *
     * @param bootstrapServers the output's own or else the source's; {@code null} only in a scenario's pipeline
     * @param properties of the producer: the output's own or else those of the source that are not of consumers alone;
     *     secrets as references
     */
    record Kafka(String topic, String bootstrapServers, Map<String, String> properties) implements OutputConfig {

        /** Properties of Flink's Kafka source, which no client knows. */
        private static final Set<String> SOURCE_ONLY = Set.of(
                "client.id.prefix",
                "partition.discovery.interval.ms",
                "register.consumer.metrics",
                "commit.offsets.on.checkpoint");

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
                    properties == null ? withoutConsumerOnly(kafka.properties()) : properties);
        }

        private static Map<String, String> withoutConsumerOnly(Map<String, String> properties) {
            Map<String, String> kept = new LinkedHashMap<>(properties);
            kept.keySet()
                    .removeIf(key -> (ConsumerConfig.configNames().contains(key) || SOURCE_ONLY.contains(key))
                            && !ProducerConfig.configNames().contains(key));
            return kept;
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
