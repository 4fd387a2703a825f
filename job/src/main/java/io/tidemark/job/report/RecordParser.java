package io.tidemark.job.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Optional;

/** Reads lines of part files; which output a line belongs to is seen by its fields. */
final class RecordParser {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** The record in a line, or nothing when there is none of any output in it. */
    Optional<OutputRecord> parse(byte[] line) {
        RecordFields fields = new RecordFields();
        try (JsonParser parser = FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("key")) {
                    fields.key = source(parser, line);
                } else if (name.equals("values")) {
                    readValues(parser, fields);
                } else {
                    readField(name, parser, fields);
                }
            }
            return parser.nextToken() == null ? fields.toRecord() : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** The JSON text of the value that the parser is at; the parser goes to its end. */
    private static String source(JsonParser parser, byte[] line) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        return new String(line, from, to - from, UTF_8);
    }

    private static void readField(String name, JsonParser parser, RecordFields fields) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            fields.text(name, parser.getText());
        } else if (token.isNumeric()) {
            fields.number(name, parser);
        } else {
            fields.present(name);
            parser.skipChildren();
        }
    }

    private static void readValues(JsonParser parser, RecordFields fields) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readMembers(name, parser, fields);
            } else {
                readValue(name, parser, fields);
            }
        }
    }

    private static void readMembers(String aggregate, JsonParser parser, RecordFields fields) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = aggregate + '.' + parser.currentName();
            parser.nextToken();
            readValue(name, parser, fields);
        }
    }

    private static void readValue(String name, JsonParser parser, RecordFields fields) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            double number = parser.getDoubleValue();
            fields.values.put(name, Double.isFinite(number) ? number : Double.NaN);
        } else if (token == JsonToken.VALUE_NULL) {
            fields.values.put(name, Double.NaN);
        } else {
            fields.uncharted.add(name);
            parser.skipChildren();
        }
    }
}
