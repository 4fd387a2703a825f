package io.tidemark.job.source;

import io.tidemark.job.ingest.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Breaks the text of a good record. */
final class Sabotage {

    /** A byte that stands nowhere in UTF-8. */
    private static final byte NEVER_UTF8 = (byte) 0xff;

    private Sabotage() {}

    /** The record with the fault; as it is for faults of content, which the generator writes itself. */
    static byte[] apply(Fault fault, byte[] record) {
        return switch (fault) {
            case NOT_JSON -> "this is not JSON".getBytes(StandardCharsets.UTF_8);
            case TRUNCATED -> Arrays.copyOf(record, record.length * 2 / 3);
            case DUPLICATE_NAME -> withMember(record, "\"twice\":1,\"twice\":2");
            case TRAILING_TOKENS -> append(record, " {}");
            case NOT_UTF8 -> notUtf8(withMember(record, "\"note\":\"?\""));
            case TOO_DEEP ->
                withMember(
                        record,
                        "\"deep\":" + "[".repeat(RecordDecoder.MAX_DEPTH) + "]".repeat(RecordDecoder.MAX_DEPTH));
            case MISSING_KEY, MISSING_TIME, MISSING_VALUE, BAD_TIME, FUTURE_TIME, TEXT_VALUE, INFINITE_VALUE -> record;
        };
    }

    private static byte[] withMember(byte[] record, String member) {
        String comma = record.length > 2 ? "," : "";
        return append(Arrays.copyOf(record, record.length - 1), comma + member + "}");
    }

    private static byte[] append(byte[] record, String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        byte[] result = Arrays.copyOf(record, record.length + more.length);
        System.arraycopy(more, 0, result, record.length, more.length);
        return result;
    }

    /** Puts the bad byte where the record's end reads {@code ?"}}. */
    private static byte[] notUtf8(byte[] record) {
        record[record.length - 3] = NEVER_UTF8;
        return record;
    }
}
