package io.tidemark.job.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** The decoder of JSON with nothing but Jackson and the JDK in it: slow, and right by definition. */
final class JacksonDecoder implements RecordDecoder {

    private final EventAssembler assembler;
    private final StrictJsonReader reader;

    JacksonDecoder(EventLayout layout) {
        assembler = new EventAssembler(layout);
        reader = new StrictJsonReader(PathNode.tree(layout.paths()), assembler.slots());
    }

    @Override
    public Ingested decode(byte[] record, Origin origin, long nowMillis) {
        assembler.clear();
        int invalid = firstInvalid(record);
        String problem = invalid < 0 ? reader.read(record) : "not UTF-8 text at byte " + invalid;
        return problem == null
                ? assembler.assemble(record, origin, nowMillis, null)
                : new Rejection(RejectionReason.MALFORMED, problem, origin, record, nowMillis);
    }

    /** The first byte that the JDK refuses, or that is zero among those that tell UTF-16 and UTF-32. */
    static int firstInvalid(byte[] record) {
        ByteBuffer in = ByteBuffer.wrap(record);
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(in, CharBuffer.allocate(record.length), true)
                .isError()) {
            return in.position();
        }
        for (int i = 0; i < Math.min(4, record.length); i++) {
            if (record[i] == 0) {
                return i;
            }
        }
        return -1;
    }
}
