package io.tidemark.job.kafka;

import io.tidemark.job.config.ConnectorConfig;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a job without saved state starts to read, and what happens when the records at its position are gone.
 *
 * <p>{@code committed} starts at the earliest record of a partition that its group has committed nothing for. A position
 * that Kafka has deleted fails the job, as going on elsewhere would lose records in silence; {@code auto.offset.reset} among
 * the source's properties chooses {@code earliest} or {@code latest} instead.
 */
@SuppressWarnings("deprecation") // Kafka's OffsetResetStrategy, which the connector's interface speaks
final class StartingOffsets implements OffsetsInitializer {

    private static final long serialVersionUID = 1L;

    /** {@code null} for the committed offsets, which the enumerator looks up. */
    private final OffsetsInitializer start;

    private final OffsetResetStrategy reset;

    private StartingOffsets(OffsetsInitializer start, OffsetResetStrategy reset) {
        this.start = start;
        this.reset = reset;
    }

    /** What a source's {@code start-from} and {@code auto.offset.reset} say. */
    static StartingOffsets of(ConnectorConfig.Kafka source) {
        OffsetsInitializer start =
                switch (source.startFrom()) {
                    case "committed" -> null;
                    case "earliest" -> OffsetsInitializer.earliest();
                    case "latest" -> OffsetsInitializer.latest();
                    default ->
                        OffsetsInitializer.timestamp(
                                Instant.parse(source.startFrom()).toEpochMilli());
                };
        String reset = source.properties().getOrDefault(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return new StartingOffsets(start, OffsetResetStrategy.valueOf(reset.toUpperCase(Locale.ROOT)));
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever offsets) {
        if (start != null) {
            return start.getPartitionOffsets(partitions, offsets);
        }
        Map<TopicPartition, Long> committed = offsets.committedOffsets(partitions);
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (TopicPartition partition : partitions) {
            starts.put(partition, committed.getOrDefault(partition, KafkaPartitionSplit.EARLIEST_OFFSET));
        }
        return starts;
    }

    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return reset;
    }
}
