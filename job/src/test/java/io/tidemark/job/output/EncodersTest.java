package io.tidemark.job.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.EventLayout;
import io.tidemark.job.ingest.Layouts;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.ingest.RejectionReason;
import io.tidemark.operators.Anomaly;
import io.tidemark.operators.RefusedPair;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncodersTest {

    private static final EventLayout LAYOUT = Layouts.llm();
    private static final Origin LINE = new Origin.File("a.csv", 2);

    @Test
    void aRejectionCarriesItsRecordAsText() {
        Rejection rejection = new Rejection(
                RejectionReason.BAD_TIME,
                "why",
                new Origin.Kafka("t", 1, 2, 3, null, List.of()),
                "a\"ü".getBytes(UTF_8),
                9);

        assertThat(text(new RejectionEncoder(), rejection))
                .isEqualTo(
                        "{\"reason\":\"bad-time\",\"message\":\"why\","
                                + "\"origin\":{\"topic\":\"t\",\"partition\":1,\"offset\":2,\"timestamp\":3},\"raw\":\"a\\\"ü\",\"rejected_at\":9}");
    }

    @Test
    void aRejectionCarriesTheKeyAndHeadersOfItsRecord() {
        List<Origin.Header> headers = List.of(
                new Origin.Header("trace", "a".getBytes(UTF_8)),
                new Origin.Header("none", null),
                new Origin.Header("trace", new byte[] {(byte) 0xff}));
        Rejection rejection = new Rejection(
                RejectionReason.BAD_TIME,
                "why",
                new Origin.Kafka("t", 1, 2, 3, "k".getBytes(UTF_8), headers),
                new byte[0],
                9);

        assertThat(text(new RejectionEncoder(), rejection))
                .contains(
                        "\"timestamp\":3,\"key\":\"k\",\"headers\":[{\"name\":\"trace\",\"value\":\"a\"},"
                                + "{\"name\":\"none\"},{\"name\":\"trace\",\"value\":\"/w==\",\"value_encoding\":\"base64\"}]}");
    }

    @Test
    void aRejectionThatIsTooLongForABrokerLosesTheEndOfItsRecordOnly() {
        byte[] raw = new byte[900_000];
        Arrays.fill(raw, (byte) 1);
        Origin origin = new Origin.Kafka("t", 1, 2, 3, "k".getBytes(UTF_8), List.of());
        Rejection rejection = new Rejection(RejectionReason.MALFORMED, "why", origin, raw, 9);
        RejectionEncoder encoder = new RejectionEncoder();

        String fitted = new String(encoder.encodeWithin(rejection, 1_000_000), UTF_8);

        assertThat(encoder.encode(rejection)).hasSizeGreaterThan(5_000_000);
        assertThat(fitted.length()).isBetween(990_000, 1_000_000);
        assertThat(fitted).contains("\"offset\":2", "\"raw\":\"\\u0001", "\"raw_bytes\":900000");
        assertThat(encoder.encodeWithin(rejection, 10_000_000)).isEqualTo(encoder.encode(rejection));
    }

    @Test
    void aRecordThatIsNotTextGoesOutInBase64() {
        Rejection rejection = new Rejection(RejectionReason.MALFORMED, "why", LINE, new byte[] {(byte) 0xff, 0, 1}, 9);

        assertThat(text(new RejectionEncoder(), rejection))
                .isEqualTo("{\"reason\":\"malformed\",\"message\":\"why\",\"origin\":{\"file\":\"a.csv\",\"line\":2},"
                        + "\"raw\":\"/wAB\",\"raw_encoding\":\"base64\",\"rejected_at\":9}");
    }

    @Test
    void theValuesOfALateEventCanBeIngestedAgain() {
        String record =
                "{\"latency_ms\":1.50e0,\"noise\":{\"service\":1},\"usage\":{\"x\":[1],\"tokens\":10000000000000000001},"
                        + "\"service\":\"chat\",\"ts\":60000}";
        var decoder = DecoderFactory.of(RecordFormat.JSON, LAYOUT).create(null);
        Event event = (Event) decoder.decode(record.getBytes(UTF_8), LINE, 0);

        assertThat(text(
                        new LateEncoder(LAYOUT),
                        new RefusedPair<>(event, "minute", event.key(), event.time(), 60000, 120000, 500000)))
                .isEqualTo("{\"window\":\"minute\",\"key\":{\"service\":\"chat\"},\"time\":60000,\"start\":60000,"
                        + "\"end\":120000,\"watermark\":500000,\"lateness_ms\":380001,\"values\":{\"latency_ms\":1.50e0,"
                        + "\"usage\":{\"tokens\":10000000000000000001},\"service\":\"chat\",\"ts\":60000}}");
    }

    @Test
    void cellsOfCsvAreWrittenAsTextAndNested() {
        var decoder = DecoderFactory.of(RecordFormat.CSV, LAYOUT)
                .create("ts,service,usage.tokens,latency_ms".getBytes(UTF_8));
        Event event = (Event) decoder.decode("5,\"a \"\"b\"\"\",7,2.50".getBytes(UTF_8), LINE, 0);

        assertThat(text(new LateEncoder(LAYOUT), new RefusedPair<>(event, "w", event.key(), event.time(), 0, 1, 2)))
                .endsWith("\"values\":{\"service\":\"a \\\"b\\\"\",\"ts\":\"5\",\"latency_ms\":\"2.50\","
                        + "\"usage\":{\"tokens\":\"7\"}}}");
    }

    @Test
    void valuesOfStatisticsAreWrittenByTheirType() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("none", null);
        map.put("long", 5L);
        map.put("double", 1.5);
        map.put("nan", Double.NaN);
        map.put("infinite", Double.NEGATIVE_INFINITY);
        map.put("list", Arrays.asList("a", null, true, List.of(1)));

        assertThat(text(new ValueEncoder(), map))
                .isEqualTo("{\"none\":null,\"long\":5,\"double\":1.5,\"nan\":null,\"infinite\":null,"
                        + "\"list\":[\"a\",null,true,[1]]}");
        assertThatThrownBy(() -> new ValueEncoder().encode(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> String text(RecordEncoder<T> encoder, T value) {
        String first = new String(encoder.encode(value), UTF_8);
        assertThat(new String(encoder.encode(value), UTF_8)).isEqualTo(first);
        return first;
    }

    private static final class ValueEncoder extends BufferedEncoder<Object> {

        @Test
        void anAnomalyOfAnEventHasItsTimeAndAllNumbers() {
            Anomaly anomaly = new Anomaly("spike", "{\"k\":\"a\"}", null, 5, 0, 0, 20, 10, 2.5, 4, 3, 9);

            assertThat(text(new AnomalyEncoder(), anomaly))
                    .isEqualTo("{\"name\":\"spike\",\"key\":{\"k\":\"a\"},\"time\":5,\"value\":20.0,\"mean\":10.0,"
                            + "\"stddev\":2.5,\"score\":4.0,\"threshold\":3.0,\"emitted_at\":9}");
            assertThat(text(new AnomalyKeyEncoder(), anomaly))
                    .isEqualTo("{\"name\":\"spike\",\"key\":{\"k\":\"a\"},\"time\":5}");
        }

        @Test
        void anAnomalyOfAResultHasItsWindowAndWithoutASpreadNoScore() {
            Anomaly anomaly = new Anomaly("spike", "[]", "minute", 59_999, 0, 60_000, 2, 1, 0, Double.NaN, 3, 9);

            assertThat(text(new AnomalyEncoder(), anomaly))
                    .isEqualTo(
                            "{\"name\":\"spike\",\"key\":[],\"window\":\"minute\",\"start\":0,\"end\":60000,\"value\":2.0,"
                                    + "\"mean\":1.0,\"stddev\":0.0,\"score\":null,\"threshold\":3.0,\"emitted_at\":9}");
            assertThat(text(new AnomalyKeyEncoder(), anomaly))
                    .isEqualTo("{\"name\":\"spike\",\"key\":[],\"window\":\"minute\",\"start\":0,\"end\":60000}");
        }

        private static final long serialVersionUID = 1L;

        @Override
        protected void write(Object value, JsonBuffer out) {
            JsonValues.write(value, out);
        }
    }
}
