package io.tidemark.job.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads from an event's bytes once more what the layout names, and writes it as a JSON object that decodes to the same
 * event: values verbatim, nested paths nested, cells of CSV as strings.
 */
public final class FieldExtractor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<String> paths;
    private transient PathNode root;

    public FieldExtractor(EventLayout layout) {
        this.paths = layout.paths();
    }

    /** Writes the object. */
    public void write(Event event, JsonGenerator out) throws IOException {
        if (root == null) {
            root = PathNode.tree(paths);
        }
        out.writeStartObject();
        if (event.cells() == null) {
            try (JsonParser parser = StrictJsonReader.FACTORY.createParser(event.raw())) {
                parser.nextToken();
                copyNamed(parser, root, out);
            }
        } else {
            CsvLine line = new CsvLine();
            line.split(new String(event.raw(), StandardCharsets.UTF_8));
            writeCells(event.cells(), line, root, out);
        }
        out.writeEndObject();
    }

    private static void copyNamed(JsonParser parser, PathNode node, JsonGenerator out) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            PathNode child = node.child(name);
            JsonToken token = parser.nextToken();
            if (child == null) {
                parser.skipChildren();
            } else if (token == JsonToken.START_OBJECT && !child.endsPath()) {
                out.writeFieldName(name);
                out.writeStartObject();
                copyNamed(parser, child, out);
                out.writeEndObject();
            } else if (child.endsPath()) {
                out.writeFieldName(name);
                copyValue(parser, token, out);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void copyValue(JsonParser parser, JsonToken token, JsonGenerator out) throws IOException {
        switch (token) {
            case START_OBJECT -> {
                out.writeStartObject();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    out.writeFieldName(parser.currentName());
                    copyValue(parser, parser.nextToken(), out);
                }
                out.writeEndObject();
            }
            case START_ARRAY -> {
                out.writeStartArray();
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    copyValue(parser, item, out);
                }
                out.writeEndArray();
            }
            // As written: reading the number would round it.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(parser.getText());
            default -> out.copyCurrentEvent(parser);
        }
    }

    private static void writeCells(int[] cells, CsvLine line, PathNode node, JsonGenerator out) throws IOException {
        for (PathNode child : node.children()) {
            int column = child.endsPath() ? cells[child.path()] : -1;
            if (column >= 0) {
                out.writeStringField(child.name(), line.cell(column));
            } else if (!child.children().isEmpty()) {
                out.writeObjectFieldStart(child.name());
                writeCells(cells, line, child, out);
                out.writeEndObject();
            }
        }
    }
}
