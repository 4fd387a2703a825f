package io.tidemark.job.kafka;

import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.IngestedTypes;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.RecordDecoder;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.ingest.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Decodes and validates records where they are fetched, so that a watermark only ever sees valid events. */
final class KafkaRecordReader implements KafkaRecordDeserializationSchema<Ingested> {

    private static final long serialVersionUID = 1L;

    /**
     * Longest value. What an event brings comes back in the late output with its window beside it, and a broker by default
     * takes no more than {@link RecordDecoder#MAX_RECORD_BYTES} of that.
     */
    private static final int MAX_VALUE_BYTES = RecordDecoder.MAX_RECORD_BYTES - (64 << 10);

    private static final byte[] NOTHING = {};

    private final DecoderFactory decoders;

    private transient RecordDecoder decoder;

    KafkaRecordReader(DecoderFactory decoders) {
        this.decoders = decoders;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Ingested> out) {
        out.collect(read(record, System.currentTimeMillis()));
    }

    /**
     * @param nowMillis the wall clock, in milliseconds since the epoch
     */
    Ingested read(ConsumerRecord<byte[], byte[]> record, long nowMillis) {
        Origin origin = new Origin.Kafka(
                record.topic(), record.partition(), record.offset(), record.timestamp(), record.key(), headers(record));
        if (record.value() == null) {
            return new Rejection(
                    RejectionReason.MALFORMED,
                    "the record has no value (a tombstone); events are JSON objects",
                    origin,
                    NOTHING,
                    nowMillis);
        }
        if (record.value().length > MAX_VALUE_BYTES) {
            return Rejection.tooLong(record.value(), record.value().length, MAX_VALUE_BYTES, origin, nowMillis);
        }
        if (decoder == null) {
            decoder = decoders.create(NOTHING);
        }
        return decoder.decode(record.value(), origin, nowMillis);
    }

    private static List<Origin.Header> headers(ConsumerRecord<byte[], byte[]> record) {
        Header[] found = record.headers().toArray();
        if (found.length == 0) {
            return List.of();
        }
        List<Origin.Header> headers = new ArrayList<>(found.length);
        for (Header header : found) {
            headers.add(new Origin.Header(header.key(), header.value()));
        }
        return headers;
    }

    @Override
    public TypeInformation<Ingested> getProducedType() {
        return IngestedTypes.INGESTED;
    }
}
