package io.tidemark.job.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.config.Delivery;
import io.tidemark.job.config.OutputConfig;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.ingest.RejectionReason;
import io.tidemark.job.output.ResultEncoder;
import io.tidemark.job.output.ResultKeyEncoder;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import io.tidemark.operators.WindowResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class OutputRecordsTest {

    private static final int MAX_REQUEST_BYTES = 1 << 20;

    @Test
    void panesOfOneWindowHaveOneKeyAndTheTimeOfWriting() {
        OutputRecords<WindowResult> records = new OutputRecords<>("out", new ResultKeyEncoder(), new ResultEncoder());

        ProducerRecord<byte[], byte[]> record = records.serialize(result(0), null, 5L);

        assertThat(record.topic()).isEqualTo("out");
        assertThat(new String(record.key(), UTF_8))
                .isEqualTo("{\"window\":\"minute\",\"key\":{\"service\":\"chat\"},\"start\":0,\"end\":60000}");
        assertThat(records.serialize(result(1), null, 5L).key()).isEqualTo(record.key());
        assertThat(record.timestamp())
                .as("the producer's clock, not the window's time")
                .isNull();
    }

    @Test
    void aRejectedRecordKeepsItsKeyAndHeaders() {
        ProducerRecord<byte[], byte[]> record = new RejectedRecords("bad", MAX_REQUEST_BYTES)
                .serialize(rejection(new byte[] {1}, new byte[] {2}), null, 5L);

        assertThat(record.key()).isEqualTo(new byte[] {1});
        assertThat(record.headers().lastHeader("h").value()).isEqualTo(new byte[] {2});
        assertThat(record.headers().lastHeader("none").value()).isNull();
        assertThat(new String(record.value(), UTF_8)).contains("\"offset\":42");
    }

    @Test
    void noRejectedRecordIsTooLargeForTheBroker() {
        for (int size : new int[] {10, 400_000, 1_000_000}) {
            byte[] bytes = new byte[size];
            Arrays.fill(bytes, (byte) 0xff);
            for (Rejection rejection : List.of(rejection(bytes, null), rejection(null, bytes))) {
                ProducerRecord<byte[], byte[]> record =
                        new RejectedRecords("bad", MAX_REQUEST_BYTES).serialize(rejection, null, 5L);
                int keyBytes = record.key() == null ? 0 : record.key().length;
                int headerBytes = Arrays.stream(record.headers().toArray())
                        .mapToInt(header -> header.value() == null ? 0 : header.value().length)
                        .sum();

                assertThat(keyBytes + headerBytes + record.value().length).isLessThan(MAX_REQUEST_BYTES - 500);
                assertThat(new String(record.value(), UTF_8))
                        .contains("\"offset\":42")
                        .endsWith("}");
            }
        }
    }

    @Test
    void aTransactionThatWouldEndBeforeItsCheckpointIsRefused() {
        Duration required = TransactionTimeout.required(Duration.ofSeconds(10), Duration.ofMinutes(10));
        KafkaOutputs outputs = new KafkaOutputs("p", Delivery.EXACTLY_ONCE, required);
        Map<String, String> shorter = Map.of("transaction.timeout.ms", Long.toString(required.toMillis() - 1));

        assertThat(required).isLessThan(TransactionTimeout.BROKER_MAXIMUM);
        assertThatThrownBy(() -> outputs.records(
                        "results",
                        new OutputConfig.Kafka("t", "b:1", shorter),
                        new ResultKeyEncoder(),
                        new ResultEncoder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("output.results.kafka.properties: transaction.timeout.ms is 729999")
                .hasMessageContaining("730000 ms");
        assertThat(KafkaOutputs.transactionalIdPrefix("p", "results"))
                .isNotEqualTo(KafkaOutputs.transactionalIdPrefix("p", "late"));
    }

    private static Rejection rejection(byte[] key, byte[] header) {
        List<Origin.Header> headers = List.of(new Origin.Header("none", null), new Origin.Header("h", header));
        byte[] raw = new byte[300_000];
        return new Rejection(RejectionReason.MALFORMED, "why", new Origin.Kafka("t", 3, 42, 7, key, headers), raw, 9);
    }

    private static WindowResult result(int paneIndex) {
        return new WindowResult(
                "p",
                "minute",
                "{\"service\":\"chat\"}",
                0,
                60000,
                Pane.RETRACTION,
                paneIndex,
                ResultStatus.OK,
                0,
                null,
                0,
                0,
                5,
                6);
    }
}
