package io.tidemark.job.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/**
 * Fills slots from a record with Jackson's streaming parser: the judge of what is a record and of what a bad one is told.
 * {@link JsonScanner} does the same for ordinary records in a fraction of the time.
 */
final class StrictJsonReader {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(RecordDecoder.MAX_DEPTH)
                    .maxStringLength(RecordDecoder.MAX_RECORD_BYTES)
                    .maxNameLength(RecordDecoder.MAX_RECORD_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // Names that collide on purpose make the symbol table slow, never the decoder throw.
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final PathNode root;
    private final Slot[] slots;

    /**
     * @param slots filled by {@link PathNode#path()}
     */
    StrictJsonReader(PathNode root, Slot[] slots) {
        this.root = root;
        this.slots = slots;
    }

    /** Fills the slots, which are clear; returns what is wrong with the record, or {@code null}. */
    String read(byte[] record) {
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
                read(parser, token, slots[child.path()]);
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
