package io.tidemark.job.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/**
 * Decodes records of one JSON object (RFC 8259).
 *
 * <p>Streams over the bytes and keeps only what the layout names. Stricter than JSON itself: the text must be UTF-8, an
 * object may hold a name only once, nothing but white space may follow the object, and size, depth and the length of
 * numbers (1,000 characters) are bounded. A text that looks like a number is a text.
 */
final class JsonDecoder implements RecordDecoder {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_RECORD_BYTES)
                    .maxNameLength(MAX_RECORD_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // Names that collide on purpose make the symbol table slow, never the decoder throw.
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    /** Bytes by which the parser would recognise UTF-16 and UTF-32: one of them is zero, which no JSON in UTF-8 has. */
    private static final int ENCODING_PROBE_BYTES = 4;

    private final EventAssembler assembler;
    private final PathNode root;
    private final Utf8 utf8 = new Utf8();

    JsonDecoder(EventLayout layout) {
        this.assembler = new EventAssembler(layout);
        this.root = PathNode.tree(layout.paths());
    }

    @Override
    public Ingested decode(byte[] record, Origin origin, long nowMillis) {
        if (record.length > MAX_RECORD_BYTES) {
            return Rejection.tooLong(record, record.length, origin, nowMillis);
        }
        String problem = encodingProblem(record);
        if (problem == null) {
            assembler.clear();
            problem = readRecord(record);
        }
        return problem == null
                ? assembler.assemble(record, origin, nowMillis, null)
                : new Rejection(RejectionReason.MALFORMED, problem, origin, record, nowMillis);
    }

    private String encodingProblem(byte[] record) {
        int invalid = utf8.firstInvalid(record);
        for (int i = 0; invalid < 0 && i < Math.min(ENCODING_PROBE_BYTES, record.length); i++) {
            if (record[i] == 0) {
                invalid = i;
            }
        }
        return invalid < 0 ? null : "not UTF-8 text at byte " + invalid;
    }

    /** Fills the slots; returns what is wrong with the record, or {@code null}. */
    private String readRecord(byte[] record) {
        try (JsonParser parser = FACTORY.createParser(record)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return "empty record, expected a JSON object";
            }
            if (token != JsonToken.START_OBJECT) {
                return "expected a JSON object, found \"" + Excerpt.of(parser.getText()) + '"';
            }
            readObject(parser, root);
            long end = parser.currentLocation().getByteOffset();
            return parser.nextToken() == null ? null : "more than one JSON value, the second after byte " + end;
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            String where = location == null ? "" : " at byte " + location.getByteOffset();
            return "not JSON" + where + ": " + Excerpt.of(e.getOriginalMessage());
        } catch (IOException e) {
            return "not JSON: " + Excerpt.of(String.valueOf(e.getMessage()));
        }
    }

    private void readObject(JsonParser parser, PathNode node) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            PathNode child = node.child(parser.currentName());
            JsonToken token = parser.nextToken();
            if (child == null) {
                parser.skipChildren();
                continue;
            }
            if (child.endsPath()) {
                read(parser, token, assembler.slot(child.path()));
            }
            if (token == JsonToken.START_OBJECT) {
                readObject(parser, child);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void read(JsonParser parser, JsonToken token, Slot slot) throws IOException {
        switch (token) {
            case VALUE_NULL -> slot.setNull();
            case VALUE_TRUE -> slot.setBoolean(true);
            case VALUE_FALSE -> slot.setBoolean(false);
            case VALUE_STRING -> slot.setText(parser.getText(), Double.NaN);
            case VALUE_NUMBER_INT -> {
                if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    readDecimal(parser, slot);
                } else {
                    slot.setInteger(parser.getLongValue());
                }
            }
            case VALUE_NUMBER_FLOAT -> readDecimal(parser, slot);
            default -> slot.setStructure();
        }
    }

    private static void readDecimal(JsonParser parser, Slot slot) throws IOException {
        // The text first: asking for the value may drop the characters it was made of.
        String text = slot.needsText() ? parser.getText() : null;
        double number = parser.getDoubleValue();
        slot.setDecimal(number, text != null || Double.isFinite(number) ? text : parser.getText());
    }
}
