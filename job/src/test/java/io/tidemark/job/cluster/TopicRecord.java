package io.tidemark.job.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record of a topic with its bytes read as UTF-8.
 *
 * @param key {@code null} for a record without one
 * @param value {@code null} for a tombstone
 * @param headers of two headers of one name, the last
 * @param timestampMillis what the producer or the broker stamped it with
 */
public record TopicRecord(
        int partition, long offset, long timestampMillis, String key, String value, Map<String, String> headers) {

    static TopicRecord of(ConsumerRecord<byte[], byte[]> read) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : read.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return new TopicRecord(
                read.partition(), read.offset(), read.timestamp(), text(read.key()), text(read.value()), headers);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }
}
