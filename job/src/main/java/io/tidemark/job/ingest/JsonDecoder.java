package io.tidemark.job.ingest;

/**
 * Decodes records of one JSON object (RFC 8259).
 *
 * <p>Reads the bytes once and keeps only what the layout names. Stricter than JSON itself: the text must be UTF-8, an
 * object may hold a name only once, nothing but white space may follow the object, and size, depth and the length of
 * numbers (1,000 characters) are bounded. A text that looks like a number is a text.
 */
final class JsonDecoder implements RecordDecoder {

    /** Bytes by which the parser would recognise UTF-16 and UTF-32: one of them is zero, which no JSON in UTF-8 has. */
    private static final int ENCODING_PROBE_BYTES = 4;

    private final EventAssembler assembler;
    private final JsonScanner scanner;
    private final StrictJsonReader reader;

    JsonDecoder(EventLayout layout) {
        this.assembler = new EventAssembler(layout);
        PathNode root = PathNode.tree(layout.paths());
        this.scanner = new JsonScanner(root, assembler.slots());
        this.reader = new StrictJsonReader(root, assembler.slots());
    }

    @Override
    public Ingested decode(byte[] record, Origin origin, long nowMillis) {
        if (record.length > MAX_RECORD_BYTES) {
            return Rejection.tooLong(record, record.length, origin, nowMillis);
        }
        int invalid = Utf8.firstInvalid(record);
        assembler.clear();
        String problem = invalid < 0 && scanner.read(record) ? null : readStrictly(record, invalid);
        return problem == null
                ? assembler.assemble(record, origin, nowMillis, null)
                : new Rejection(RejectionReason.MALFORMED, problem, origin, record, nowMillis);
    }

    /** Fills the slots; returns what is wrong with the record, or {@code null}. */
    private String readStrictly(byte[] record, int firstInvalid) {
        int invalid = firstInvalid;
        for (int i = 0; invalid < 0 && i < Math.min(ENCODING_PROBE_BYTES, record.length); i++) {
            if (record[i] == 0) {
                invalid = i;
            }
        }
        if (invalid >= 0) {
            return "not UTF-8 text at byte " + invalid;
        }
        assembler.clear();
        return reader.read(record);
    }
}
