package io.tidemark.job.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.Layouts;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.ingest.RejectionReason;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class KafkaRecordReaderTest {

    private static final long NOW = 9;

    private final KafkaRecordReader reader = new KafkaRecordReader(DecoderFactory.of(RecordFormat.JSON, Layouts.llm()));

    @Test
    void anEventKnowsItsRecord() {
        Event event =
                (Event) reader.read(record("{\"service\":\"chat\",\"ts\":5,\"latency_ms\":1}".getBytes(UTF_8)), NOW);

        assertThat(event.key()).isEqualTo("{\"service\":\"chat\"}");
        assertThat(event.time()).isEqualTo(5);
        assertThat(event.origin())
                .isEqualTo(new Origin.Kafka(
                        "t",
                        3,
                        42,
                        7,
                        "k".getBytes(UTF_8),
                        List.of(new Origin.Header("h", "1".getBytes(UTF_8)), new Origin.Header("h", null))));
    }

    @Test
    void aTombstoneIsRejected() {
        Rejection rejection = (Rejection) reader.read(record(null), NOW);

        assertThat(rejection.reason()).isEqualTo(RejectionReason.MALFORMED);
        assertThat(rejection.message()).contains("no value");
        assertThat(rejection.raw()).isEmpty();
        assertThat(rejection.rejectedAtMillis()).isEqualTo(NOW);
    }

    @Test
    void aRecordThatCouldNotBeWrittenAgainIsRejected() {
        byte[] value = new byte[(1 << 20) - (64 << 10) + 1];

        Rejection rejection = (Rejection) reader.read(record(value), NOW);

        assertThat(rejection.message()).isEqualTo("the record has 983041 bytes, the limit is 983040");
        assertThat(rejection.raw()).isEqualTo(value);
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("h", "1".getBytes(UTF_8));
        headers.add("h", null);
        return new ConsumerRecord<>(
                "t",
                3,
                42,
                7,
                TimestampType.CREATE_TIME,
                1,
                value == null ? 0 : value.length,
                "k".getBytes(UTF_8),
                value,
                headers,
                Optional.empty());
    }
}
