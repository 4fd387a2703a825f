package io.tidemark.job.kafka;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Ingested;
import java.util.regex.Pattern;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;

/** Makes the Kafka source of a pipeline. */
public final class KafkaSources {

    private KafkaSources() {}

    /**
     * An endless source. It commits to its group what a checkpoint covers, for people and tools to look at; a job that has
     * saved state goes on from that state alone.
     */
    public static KafkaSource<Ingested> of(ConnectorConfig.Kafka source, DecoderFactory decoders) {
        KafkaSourceBuilder<Ingested> builder = KafkaSource.<Ingested>builder()
                .setProperties(ClientProperties.consumer(source))
                .setGroupId(source.groupId())
                .setStartingOffsets(StartingOffsets.of(source))
                .setDeserializer(new KafkaRecordReader(decoders));
        if (source.topicPattern() == null) {
            builder.setTopics(source.topics());
        } else {
            builder.setTopicPattern(Pattern.compile(source.topicPattern()));
        }
        return builder.build();
    }
}
