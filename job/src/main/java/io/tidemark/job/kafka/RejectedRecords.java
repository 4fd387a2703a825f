package io.tidemark.job.kafka;

import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.output.RejectionEncoder;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Rejected records of one topic, with the key and the headers that they came with.
 *
 * <p>A rejected record holds another one and more. One that the broker would refuse for its size would restart the job for
 * ever, so what does not fit is left out, last first: the end of the raw bytes, then key and headers, which the origin still
 * leads to.
 */
final class RejectedRecords implements KafkaRecordSerializationSchema<Rejection> {

    private static final long serialVersionUID = 1L;

    /** Room for what a batch and a record take beside key, value and headers. */
    private static final int OVERHEAD_BYTES = 1024;
    /** Least room for the value: a reason, a message and an origin. */
    private static final int MIN_VALUE_BYTES = 64 << 10;
    /** What a header takes beside its name and its value. */
    private static final int HEADER_OVERHEAD_BYTES = 16;

    private final String topic;
    private final int maxRecordBytes;
    private final RejectionEncoder encoder = new RejectionEncoder();

    /**
     * @param maxRequestBytes the producer's {@code max.request.size}
     */
    RejectedRecords(String topic, int maxRequestBytes) {
        this.topic = topic;
        this.maxRecordBytes = maxRequestBytes - OVERHEAD_BYTES;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Rejection rejection, KafkaSinkContext context, Long timestamp) {
        byte[] key = null;
        List<Header> headers = new ArrayList<>();
        int carriedBytes = 0;
        if (rejection.origin() instanceof Origin.Kafka origin) {
            key = origin.key();
            carriedBytes = key == null ? 0 : key.length;
            for (Origin.Header header : origin.headers()) {
                headers.add(new RecordHeader(header.name(), header.value()));
                carriedBytes += sizeOf(header);
            }
        }
        if (maxRecordBytes - carriedBytes < MIN_VALUE_BYTES) {
            key = null;
            headers.clear();
            carriedBytes = 0;
        }
        byte[] value = encoder.encodeWithin(rejection, maxRecordBytes - carriedBytes);
        return new ProducerRecord<>(topic, null, null, key, value, headers);
    }

    /** At most what a header takes: a character takes up to three bytes, a pair of surrogates four. */
    private static int sizeOf(Origin.Header header) {
        return HEADER_OVERHEAD_BYTES
                + 3 * header.name().length()
                + (header.value() == null ? 0 : header.value().length);
    }
}
