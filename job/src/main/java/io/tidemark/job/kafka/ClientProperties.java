package io.tidemark.job.kafka;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.OutputConfig;
import io.tidemark.job.config.yaml.Secrets;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * What Kafka's clients are configured with: the properties of the pipeline file over Tidemark's defaults. References to
 * secrets stay as they are written, with the providers that resolve them where a client is made.
 */
public final class ClientProperties {

    /** Holds some 200 results: those of a window that fires many keys fill few requests. */
    private static final String BATCH_BYTES = Integer.toString(64 << 10);

    private ClientProperties() {}

    /** Of the source's consumers and of its admin client. Aborted transactions of others are no data, unless asked for. */
    public static Properties consumer(ConnectorConfig.Kafka source) {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.putAll(source.properties());
        properties.remove(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG); // StartingOffsets has it
        properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, source.bootstrapServers());
        return withProviders(properties);
    }

    /**
     * Of an output's producers. A result does not wait for company, unless asked to; those that wait for earlier ones to be
     * sent go together.
     */
    public static Properties producer(OutputConfig.Kafka output) {
        Properties properties = new Properties();
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        properties.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.putAll(output.properties());
        properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, output.bootstrapServers());
        return withProviders(properties);
    }

    /** Of an admin client that looks at the brokers of a source or an output. */
    public static Properties admin(String bootstrapServers, Map<String, String> configured) {
        Properties properties = new Properties();
        properties.putAll(configured);
        properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return withProviders(properties);
    }

    private static Properties withProviders(Properties properties) {
        if (properties.values().stream().anyMatch(value -> Secrets.hasReference((String) value))) {
            properties.setProperty(AbstractConfig.CONFIG_PROVIDERS_CONFIG, "env,file");
            properties.setProperty("config.providers.env.class", EnvironmentSecrets.class.getName());
            properties.setProperty("config.providers.file.class", FileSecrets.class.getName());
        }
        return properties;
    }
}
