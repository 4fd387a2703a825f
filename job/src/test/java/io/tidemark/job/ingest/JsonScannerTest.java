package io.tidemark.job.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

    private static final Origin ORIGIN = new Origin.File("f", 1);

    private final EventLayout layout = Layouts.llm();
    private final EventAssembler assembler = new EventAssembler(layout);
    private final JsonScanner scanner = new JsonScanner(PathNode.tree(layout.paths()), assembler.slots());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } \r\n",
                "{\"service\":\"chat\",\"ts\":1000,\"latency_ms\":41.502,\"usage\":{\"tokens\":7}}",
                "{ \"service\" : \"chat\" ,\t\"ts\" : 1000 , \"latency_ms\" : 41.502 }\n",
                "{\"größe\":\"ü€😀\",\"quoted\":\"a \\\"b\\\" \\\\ \\u00fc \\n\",\"service\":\"\\u0041\"}",
                "{\"a\":[],\"b\":[[[]],{},[{\"b\":1,\"c\":2},{\"c\":3}]],\"c\":{\"a\":{\"a\":null}},\"d\":[true,false,\"x\"]}",
                "{\"a\":0,\"b\":-0,\"c\":-1.5e-7,\"d\":1E22,\"e\":9223372036854775807,\"ts\":9223372036854775807}",
                "{\"latency_ms\":0.30000000000000004,\"ignored\":123456789012345678901234567890}"
            })
    void ordinaryRecordsNeedNoHelp(String record) {
        assertThat(scanner.read(record.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1]",
                "{\"a\":[1}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":1}}",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{\"b\":{\"a\":1,\"c\":{\"a\":1},\"a\":2}}",
                "{\"b\":[{\"a\":1},{\"a\":1,\"a\":2}]}",
                "{\"\\u0061\":1,\"a\":2}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"b}",
                "{\"a\n\":1}",
                "{\"a\":tru}",
                "{\"a\":truee}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.1}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":-}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1/**/}"
            })
    void whatIsNoRecordIsLeftToTheJudge(String record) {
        assertThat(scanner.read(record.getBytes(UTF_8))).isFalse();
    }

    @Test
    void depthIsBounded() {
        int deepest = RecordDecoder.MAX_DEPTH - 1;
        for (String braces : new String[] {"[]", "{\"a\":}"}) {
            String open = braces.substring(0, braces.length() - 1);
            String close = braces.substring(braces.length() - 1);
            String innermost = open.equals("[") ? "" : "1";
            assertThat(scanner.read(nested(open, innermost, close, deepest))).isTrue();
            assertThat(scanner.read(nested(open, innermost, close, deepest + 1)))
                    .isFalse();
        }
    }

    private static byte[] nested(String open, String innermost, String close, int depth) {
        return ("{\"deep\":" + open.repeat(depth) + innermost + close.repeat(depth) + "}").getBytes(UTF_8);
    }

    @Test
    void namesWithoutEndAreForgottenAndTheNamesThatCountAreFoundAgain() {
        JsonDecoder decoder = new JsonDecoder(layout);
        int alone = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] record = ("{\"n" + i + "\":1,\"service\":\"chat\",\"ts\":" + i + ",\"o\":{\"m" + i
                            + "\":{}},\"latency_ms\":5}")
                    .getBytes(UTF_8);
            assertThat(decoder.decode(record, ORIGIN, 0)).isInstanceOfSatisfying(Event.class, event -> {
                assertThat(event.key()).isEqualTo("{\"service\":\"chat\"}");
                assertThat(event.number(0)).isEqualTo(5);
            });
            alone += scanner.read(record) ? 1 : 0;
        }
        assertThat(alone).isGreaterThan(9_900);
    }

    @Test
    void aKnownKeyIsTheSameString() {
        JsonDecoder decoder = new JsonDecoder(layout);
        byte[] record = "{\"service\":\"chat\",\"ts\":1,\"latency_ms\":5}".getBytes(UTF_8);
        decoder.decode(record, ORIGIN, 0);
        String second = ((Event) decoder.decode(record, ORIGIN, 0)).key();
        String third = ((Event) decoder.decode(record, ORIGIN, 0)).key();

        assertThat(third).isEqualTo("{\"service\":\"chat\"}").isSameAs(second);
    }
}
