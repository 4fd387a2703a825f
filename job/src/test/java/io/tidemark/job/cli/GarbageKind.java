package io.tidemark.job.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Every way in which a line of {@link GarbageLines} can be wrong, with the reason that it has to be rejected for. */
enum GarbageKind {
    TEXT("malformed", "no JSON at all"),
    EMPTY("malformed", ""),
    BLANKS("malformed", "   "),
    CUT_OFF("malformed", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":1"),
    ARRAY("malformed", "[1,2,3]"),
    SCALAR("malformed", "42"),
    DUPLICATE_NAME("malformed", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":1,\"value\":2}"),
    SECOND_OBJECT("malformed", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":1} {}"),
    TRAILING_TOKEN("malformed", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":1}]"),
    BARE_NAN("malformed", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":NaN}"),
    LATIN_1("malformed", "{\"key\":\"\u00fc\",\"ts\":1700000000000,\"value\":1}") {
        @Override
        byte[] line(long number) {
            return numbered(number).getBytes(ISO_8859_1);
        }
    },
    TOO_DEEP(
            "malformed",
            "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":1,\"x\":" + "[".repeat(100) + "]".repeat(100) + "}"),
    /** Only in place of some of the others: a megabyte a piece adds up. */
    TOO_LONG("malformed", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":1,\"x\":\"" + "x".repeat(1 << 20) + "\"}"),
    NO_KEY("missing-key", "{\"ts\":1700000000000,\"value\":1}"),
    NULL_KEY("missing-key", "{\"key\":null,\"ts\":1700000000000,\"value\":1}"),
    EMPTY_KEY("missing-key", "{\"key\":\"\",\"ts\":1700000000000,\"value\":1}"),
    NO_TIME("missing-time", "{\"key\":\"k1\",\"value\":1}"),
    NULL_TIME("missing-time", "{\"key\":\"k1\",\"ts\":null,\"value\":1}"),
    NO_VALUE("missing-value", "{\"key\":\"k1\",\"ts\":1700000000000}"),
    NULL_VALUE("missing-value", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":null}"),
    TEXT_TIME("bad-time", "{\"key\":\"k1\",\"ts\":\"noon\",\"value\":1}"),
    HUGE_TIME("bad-time", "{\"key\":\"k1\",\"ts\":9223372036854775808,\"value\":1}"),
    FUTURE_TIME("future-time", "{\"key\":\"k1\",\"ts\":9223372036854775807,\"value\":1}"),
    TEXT_VALUE("bad-value", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":\"many\"}"),
    NAN_VALUE("bad-value", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":\"NaN\"}"),
    HUGE_VALUE("bad-value", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":1e999}"),
    OBJECT_VALUE("bad-value", "{\"key\":\"k1\",\"ts\":1700000000000,\"value\":{}}");

    private final String reason;
    private final String text;

    GarbageKind(String reason, String text) {
        this.reason = reason;
        this.text = text;
    }

    /** Why such a line has to be rejected. */
    String reason() {
        return reason;
    }

    /** The bytes of such a line; they tell lines apart where that leaves the fault in place. */
    byte[] line(long number) {
        return numbered(number).getBytes(UTF_8);
    }

    /** The text with the line's number in front of its first member, where it has one. */
    String numbered(long number) {
        return text.startsWith("{\"") ? "{\"n\":" + number + "," + text.substring(1) : text;
    }
}
