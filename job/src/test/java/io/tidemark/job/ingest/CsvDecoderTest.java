package io.tidemark.job.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDecoderTest {

    private static final Origin ORIGIN = new Origin.File("f.csv", 2);

    private final RecordDecoder decoder = decoder("service,ts,latency_ms,usage.tokens");

    @Test
    void cellsAreFoundByTheNamesOfTheHeader() {
        Event event =
                (Event) decode(decoder("\ufeffusage.tokens, latency_ms ,unused,\"ts\",service"), "9,5.5,,1000,chat");

        assertThat(event.key()).isEqualTo("{\"service\":\"chat\"}");
        assertThat(event.time()).isEqualTo(1000);
        assertThat(event.number(0)).isEqualTo(5.5);
        assertThat(event.number(1)).isEqualTo(9);
        assertThat(event.text(1)).isEqualTo("9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "chat,1,2,           | {\"service\":\"chat\"}",
                "\"chat\",1,2,       | {\"service\":\"chat\"}",
                "\"a,b\",1,2,3       | {\"service\":\"a,b\"}",
                "\"say \"\"hi\"\"\",1,2,3 | {\"service\":\"say \\\"hi\\\"\"}",
                "007,1,2,3           | {\"service\":\"007\"}",
                "ü, 1 , 2e0 ,3       | {\"service\":\"ü\"}"
            })
    void quotesFollowRfc4180(String line, String key) {
        assertThat(decode(decoder, line)).isInstanceOfSatisfying(Event.class, event -> {
            assertThat(event.key()).isEqualTo(key);
            assertThat(event.number(0)).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a,1,2", "a,1,2,3,4", "\"a,1,2,3", "a\"b,1,2,3", "\"a\"b,1,2,3", "\"a\" ,1,2,3"})
    void brokenLinesAreMalformed(String line) {
        assertThat(reason(decode(decoder, line))).isEqualTo(RejectionReason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ",1,2,3       | missing-key",
                "\"\",1,2,3   | missing-key",
                "a,,2,3       | missing-time",
                "a,soon,2,3   | bad-time",
                "a,1,,3       | missing-value",
                "a,1,x,3      | bad-value",
                "a,1,NaN,3    | bad-value",
                "a,1,Infinity,3 | bad-value",
                "a,1,1e999,3  | bad-value",
                "a,1,0x1p3,3  | bad-value",
                "a,1,1d,3     | bad-value",
                "a,1,1f,3     | bad-value",
                "a,1,--1,3    | bad-value"
            })
    void eachDefectHasItsReason(String line, String reason) {
        assertThat(reason(decode(decoder, line)).wireText()).isEqualTo(reason);
    }

    @Test
    void aColumnThatTheHeaderLacksIsAMissingField() {
        assertThat(reason(decode(decoder("service,ts"), "a,1"))).isEqualTo(RejectionReason.MISSING_VALUE);
        assertThat(reason(decode(decoder("service,latency_ms"), "a,1"))).isEqualTo(RejectionReason.MISSING_TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "service,ts,ts", "service,\"ts"})
    void aBrokenHeaderMakesEveryLineMalformed(String header) {
        Ingested ingested = decode(decoder(header), "a,1,1");

        assertThat(reason(ingested)).isEqualTo(RejectionReason.MALFORMED);
        assertThat(((Rejection) ingested).message()).startsWith("the header line is broken: ");
    }

    @Test
    void realTracesWithSevenDigitFractionsAreRead() {
        EventLayout layout = Layouts.series("TIMESTAMP", "yyyy-MM-dd HH:mm:ss.SSSSSSS", "ContextTokens");
        RecordDecoder trace = new CsvDecoder(layout, "TIMESTAMP,ContextTokens,GeneratedTokens".getBytes(UTF_8));

        Event event = (Event) decode(trace, "2023-11-16 18:17:03.9799600,4808,10");

        assertThat(event.time()).isEqualTo(1_700_158_623_979L);
        assertThat(event.number(0)).isEqualTo(4808);
        assertThat(event.key()).isEqualTo("{}");
    }

    private static RecordDecoder decoder(String header) {
        return new CsvDecoder(Layouts.llm(), header.getBytes(UTF_8));
    }

    private static Ingested decode(RecordDecoder decoder, String line) {
        return decoder.decode(line.getBytes(UTF_8), ORIGIN, 1_000_000);
    }

    private static RejectionReason reason(Ingested ingested) {
        assertThat(ingested).isInstanceOf(Rejection.class);
        return ((Rejection) ingested).reason();
    }
}
