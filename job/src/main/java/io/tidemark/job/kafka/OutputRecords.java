package io.tidemark.job.kafka;

import io.tidemark.job.output.RecordEncoder;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records of one topic, keyed. They carry the time they are written, not the time of their window: a topic with a retention
 * would delete the results of old events at once.
 *
 * @param key writes a record's key
 * @param value writes a record's value
 */
record OutputRecords<T>(String topic, RecordEncoder<T> key, RecordEncoder<T> value)
        implements KafkaRecordSerializationSchema<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T element, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic, key.encode(element), value.encode(element));
    }
}
