package io.tidemark.job.ingest;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.Field;
import io.tidemark.job.config.EventConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {

    private static final Origin ORIGIN = new Origin.Kafka("requests", 3, 42, 7, null, List.of());
    private static final long NOW = 1_700_000_000_000L;

    private final RecordDecoder decoder = new JsonDecoder(Layouts.llm());

    @Test
    void anEventHasItsKeyItsTimeAndItsFields() {
        byte[] raw = "{\"x\":[{}],\"service\":\"chat\",\"ts\":1000,\"latency_ms\":5,\"usage\":{\"tokens\":7.50}}"
                .getBytes(UTF_8);

        Event event = (Event) decoder.decode(raw, ORIGIN, NOW);

        assertThat(event.key()).isEqualTo("{\"service\":\"chat\"}");
        assertThat(event.time()).isEqualTo(1000);
        assertThat(event.number(0)).isEqualTo(5);
        assertThat(event.number(1)).isEqualTo(7.5);
        assertThat(event.text(0)).isNull();
        assertThat(event.text(1)).isEqualTo("7.5");
        assertThat(event.arrivalMillis()).isEqualTo(NOW);
        assertThat(event.origin()).isEqualTo(ORIGIN);
        assertThat(event.raw()).isSameAs(raw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\n",
                "nonsense",
                "12",
                "null",
                "[{\"service\":\"a\",\"ts\":1,\"latency_ms\":1}]",
                "\"text\"",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1}}",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1} {}",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1} x",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1,\"ts\":2}",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1,\"other\":{\"b\":1,\"b\":1}}",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":NaN}",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":-Infinity}",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":01}",
                "{'service':'a'}",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1,\"o\":\"a\u0001\"}"
            })
    void whatIsNotOneJsonObjectIsMalformed(String record) {
        assertThat(rejection(record).reason()).isEqualTo(RejectionReason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"ts\":1,\"latency_ms\":1}                                        | missing-key",
                "{\"service\":null,\"ts\":1,\"latency_ms\":1}                       | missing-key",
                "{\"service\":\"\",\"ts\":1,\"latency_ms\":1}                       | missing-key",
                "{\"service\":{\"a\":1},\"ts\":1,\"latency_ms\":1}                  | missing-key",
                "{\"service\":[1],\"ts\":1,\"latency_ms\":1}                        | missing-key",
                "{\"service\":1e99999999999,\"ts\":1,\"latency_ms\":1}              | missing-key",
                "{\"latency_ms\":\"x\"}                                             | missing-key",
                "{\"service\":\"a\",\"latency_ms\":1}                               | missing-time",
                "{\"service\":\"a\",\"ts\":null,\"latency_ms\":\"x\"}               | missing-time",
                "{\"service\":\"a\",\"ts\":\"soon\",\"latency_ms\":1}               | bad-time",
                "{\"service\":\"a\",\"ts\":true,\"latency_ms\":1}                   | bad-time",
                "{\"service\":\"a\",\"ts\":{},\"latency_ms\":1}                     | bad-time",
                "{\"service\":\"a\",\"ts\":1.5,\"latency_ms\":1}                    | bad-time",
                "{\"service\":\"a\",\"ts\":9223372036854775808,\"latency_ms\":1}    | bad-time",
                "{\"service\":\"a\",\"ts\":1e999999999,\"latency_ms\":1}            | bad-time",
                "{\"service\":\"a\",\"ts\":1}                                       | missing-value",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":null}                   | missing-value",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":\"12\"}                 | bad-value",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1e999}                  | bad-value",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":-1e999}                 | bad-value",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":true}                   | bad-value",
                "{\"service\":\"a\",\"ts\":1,\"latency_ms\":[1]}                    | bad-value",
                "{\"service\":\"a\",\"ts\":1700000060001,\"latency_ms\":1}          | future-time",
                "{\"service\":\"a\",\"ts\":9223372036854775807,\"latency_ms\":null} | missing-value"
            })
    void eachDefectHasItsReasonAndTheFirstOneCounts(String record, String reason) {
        assertThat(rejection(record).reason().wireText()).isEqualTo(reason);
    }

    @Test
    void theLastMomentThatIsNotTheFutureIsAccepted() {
        assertThat(event("{\"service\":\"a\",\"ts\":1700000060000,\"latency_ms\":1}")
                        .time())
                .isEqualTo(1_700_000_060_000L);
    }

    @Test
    void theSkewNeverWrapsAroundTheClock() {
        byte[] raw = "{\"service\":\"a\",\"ts\":9223372036854775807,\"latency_ms\":1}".getBytes(UTF_8);

        assertThat(decoder.decode(raw, ORIGIN, Long.MAX_VALUE)).isInstanceOf(Event.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"chat\"       | \"chat\"",
                "\"a\\u0041\"   | \"aA\"",
                "\"q\\\"\\n\"   | \"q\\\"\\u000a\"",
                "\"\\ud800\"    | \"\\ud800\"",
                "1              | 1",
                "-0             | 0",
                "1.0            | 1",
                "10e-1          | 1",
                "1e2            | 100",
                "0.50           | 0.5",
                "1e-7           | 0.0000001",
                "12345678901234567890123 | 12345678901234567890123",
                "1e300          | 1E+300",
                "true           | true"
            })
    void equalKeysHaveOneText(String json, String canonical) {
        assertThat(event("{\"service\":" + json + ",\"ts\":1,\"latency_ms\":1}").key())
                .isEqualTo("{\"service\":" + canonical + "}");
    }

    @Test
    void aFieldThatOnlyOneAggregateReadsRejectsNothing() {
        for (String tokens : List.of("\"usage\":null", "\"usage\":5", "\"usage\":{}", "\"usage\":{\"tokens\":\"x\"}")) {
            assertThat(event("{\"service\":\"a\",\"ts\":1,\"latency_ms\":1," + tokens + "}")
                            .number(1))
                    .isNaN();
        }
    }

    @Test
    void loneSurrogatesInTextsAreReplaced() {
        assertThat(event("{\"service\":\"a\",\"ts\":1,\"latency_ms\":1,\"usage\":{\"tokens\":\"a\\udc00\"}}")
                        .text(1))
                .isEqualTo("a\ufffd");
    }

    @Test
    void depthAndSizeAreBounded() {
        String prefix = "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1,\"deep\":";
        int deepest = RecordDecoder.MAX_DEPTH - 1;
        assertThat(decode(prefix + "[".repeat(deepest) + "]".repeat(deepest) + "}"))
                .isInstanceOf(Event.class);
        assertThat(rejection(prefix + "[".repeat(deepest + 1) + "]".repeat(deepest + 1) + "}")
                        .reason())
                .isEqualTo(RejectionReason.MALFORMED);

        String fill = "\"" + "x".repeat(RecordDecoder.MAX_RECORD_BYTES - prefix.length() - 3) + "\"}";
        assertThat(decode(prefix + fill)).isInstanceOf(Event.class);
        Rejection tooLong = rejection(prefix + fill + " ");
        assertThat(tooLong.reason()).isEqualTo(RejectionReason.MALFORMED);
        assertThat(tooLong.message()).isEqualTo("the record has 1048577 bytes, the limit is 1048576");
    }

    @Test
    void invalidUtf8IsFoundInSkippedPartsToo() {
        byte[] raw = "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1,\"o\":\"?\"}".getBytes(UTF_8);
        raw[raw.length - 3] = (byte) 0xff;

        Rejection rejection = (Rejection) decoder.decode(raw, ORIGIN, NOW);

        assertThat(rejection.reason()).isEqualTo(RejectionReason.MALFORMED);
        assertThat(rejection.message()).isEqualTo("not UTF-8 text at byte " + (raw.length - 3));
    }

    @Test
    void otherEncodingsAreMalformed() {
        String record = "{\"service\":\"a\",\"ts\":1,\"latency_ms\":1}";
        for (byte[] raw : List.of(record.getBytes(UTF_16LE), record.getBytes(UTF_16BE))) {
            Rejection rejection = (Rejection) decoder.decode(raw, ORIGIN, NOW);
            assertThat(rejection.reason()).isEqualTo(RejectionReason.MALFORMED);
        }
    }

    @Test
    void messagesSayWhatWasFoundAndStayShort() {
        Rejection rejection = rejection("{\"service\":\"a\",\"ts\":1,\"latency_ms\":\"" + "y".repeat(5000) + "\"}");

        assertThat(rejection.message())
                .startsWith("value field latency_ms: expected a finite number, found \"yyy")
                .hasSizeLessThan(200);
    }

    @Test
    void withoutKeyFieldsAllEventsShareOneKey() {
        EventLayout layout =
                new EventLayout(new EventConfig(List.of(), "ts", Layouts.MILLIS, null), true, List.of(), null);

        Ingested ingested = new JsonDecoder(layout).decode("{\"ts\":-5}".getBytes(UTF_8), ORIGIN, NOW);

        assertThat(ingested).isInstanceOfSatisfying(Event.class, event -> {
            assertThat(event.key()).isEqualTo("{}");
            assertThat(event.time()).isEqualTo(-5);
        });
    }

    @Test
    void processingTimeTakesTheArrivalAndNeverReadsTheTimeField() {
        EventLayout layout = new EventLayout(
                new EventConfig(List.of("a.b", "n"), "ts", Layouts.MILLIS, "v"),
                false,
                List.of(new EventField(new Field("v", 0), true, false, true)),
                0L);

        Ingested ingested = new JsonDecoder(layout)
                .decode("{\"n\":2.50,\"a\":{\"b\":false},\"ts\":\"never\",\"v\":1}".getBytes(UTF_8), ORIGIN, NOW);

        assertThat(ingested).isInstanceOfSatisfying(Event.class, event -> {
            assertThat(event.key()).isEqualTo("{\"a.b\":false,\"n\":2.5}");
            assertThat(event.time()).isEqualTo(NOW);
        });
    }

    private Ingested decode(String record) {
        return decoder.decode(record.getBytes(UTF_8), ORIGIN, NOW);
    }

    private Event event(String record) {
        Ingested ingested = decode(record);
        assertThat(ingested).isInstanceOf(Event.class);
        return (Event) ingested;
    }

    private Rejection rejection(String record) {
        Ingested ingested = decode(record);
        assertThat(ingested).isInstanceOf(Rejection.class);
        return (Rejection) ingested;
    }
}
