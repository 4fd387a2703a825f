package io.tidemark.benchmarks.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** An event's own time; that of its record is when the broker appended it. */
final class RequestTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return ((Request) record.value()).timeMillis();
    }
}
