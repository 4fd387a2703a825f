package io.tidemark.job.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.operators.Pane;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the page. Everything that comes from data is JSON in an element of its own, which the page's program reads and shows as
 * text; nothing of it is ever markup.
 */
final class ReportPage {

    private static final String PLACE = "@@";

    private final String title;
    private final String from;
    private final Instant now;
    private final List<DefinitionSeries> definitions;
    private final List<String> notes;

    /**
     * @param from where the results were
     * @param now when the page is made
     * @param notes for the reader
     */
    ReportPage(String title, String from, Instant now, List<DefinitionSeries> definitions, List<String> notes) {
        this.title = title;
        this.from = from;
        this.now = now;
        this.definitions = definitions;
        this.notes = notes;
    }

    void write(Writer out) throws IOException {
        Map<String, Content> contents = new LinkedHashMap<>();
        contents.put("license", to -> to.write(PageAssets.libraryLicense()));
        contents.put("style", to -> to.write(PageAssets.style()));
        contents.put("data", this::writeData);
        contents.put("library", to -> to.write(PageAssets.library()));
        contents.put("program", to -> to.write(PageAssets.program()));
        // Every second part is the name of a place.
        String[] parts = PageAssets.frame().split(PLACE, -1);
        for (int part = 0; part < parts.length; part++) {
            if (part % 2 == 0) {
                out.write(parts[part]);
            } else {
                contents.get(parts[part]).writeTo(out);
            }
        }
    }

    private interface Content {
        void writeTo(Writer out) throws IOException;
    }

    private void writeData(Writer writer) throws IOException {
        try (JsonGenerator out = PageJson.generator(writer)) {
            out.writeStartObject();
            out.writeStringField("title", title);
            out.writeStringField("from", from);
            out.writeNumberField("now", now.toEpochMilli());
            out.writeFieldName("notes");
            out.writeStartArray();
            for (String note : notes) {
                out.writeString(note);
            }
            out.writeEndArray();
            out.writeFieldName("windows");
            out.writeStartArray();
            for (DefinitionSeries definition : definitions) {
                write(definition, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private static void write(DefinitionSeries definition, JsonGenerator out) throws IOException {
        DefinitionCount count = definition.count();
        out.writeStartObject();
        out.writeStringField("name", count.name());
        if (count.isFixedLength()) {
            out.writeNumberField("length", count.minLength());
        }
        out.writeNumberField("keys", count.keyCount());
        out.writeNumberField("events", count.events());
        out.writeNumberField("failed", count.failed());
        out.writeNumberField("truncated", count.truncated());
        out.writeFieldName("panes");
        out.writeStartObject();
        for (Pane kind : Pane.values()) {
            out.writeNumberField(kind.toString(), count.panes(kind));
        }
        out.writeEndObject();
        out.writeFieldName("charts");
        out.writeStartArray();
        for (Chart chart : definition.charts()) {
            out.writeStartObject();
            out.writeStringField("title", chart.title());
            writeLines("percentiles", chart.percentiles(), out);
            writeLines("others", chart.others(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeFieldName("series");
        out.writeStartArray();
        for (DefinitionSeries.Series series : definition.series()) {
            write(series, count, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeLines(String field, List<Chart.Line> lines, JsonGenerator out) throws IOException {
        out.writeFieldName(field);
        out.writeStartArray();
        for (Chart.Line line : lines) {
            out.writeStartObject();
            out.writeStringField("name", line.name());
            out.writeStringField("label", line.label());
            out.writeNumberField("place", line.place());
            out.writeBooleanField("shown", line.shown());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(DefinitionSeries.Series series, DefinitionCount definition, JsonGenerator out)
            throws IOException {
        SeriesPoints counts = series.counts();
        out.writeStartObject();
        out.writeStringField("key", series.key());
        out.writeStringField("label", KeyLabel.of(series.key()));
        out.writeNumberField("windows", counts.windows());
        out.writeNumberField("events", counts.events());
        out.writeNumberField("early", counts.early());
        out.writeNumberField("late", counts.late());
        out.writeNumberField("failed", counts.failed());
        out.writeNumberField("retracted", counts.retracted());
        out.writeBooleanField("thinned", counts.isThinned());
        if (counts.windows() > 0 && counts.firstStart() != Long.MIN_VALUE) {
            out.writeNumberField("first", counts.firstStart());
        }
        if (counts.windows() > 0) {
            out.writeNumberField("last", counts.lastEnd());
        }
        writePoints(series.points(), definition, out);
        writeAnomalies(series, out);
        out.writeEndObject();
    }

    private static void writePoints(List<ChartPoint> points, DefinitionCount definition, JsonGenerator out)
            throws IOException {
        StringBuilder panes = new StringBuilder();
        out.writeFieldName("time");
        out.writeStartArray();
        for (ChartPoint point : points) {
            out.writeNumber(point.time());
            panes.append(code(point.pane()));
        }
        out.writeEndArray();
        if (!definition.isFixedLength()) {
            out.writeFieldName("start");
            out.writeStartArray();
            for (ChartPoint point : points) {
                PageJson.writeNumber(point.start() == Long.MIN_VALUE ? Double.NaN : point.start(), out);
            }
            out.writeEndArray();
        }
        out.writeStringField("panes", panes.toString());
        out.writeFieldName("count");
        out.writeStartArray();
        for (ChartPoint point : points) {
            out.writeNumber(point.count());
        }
        out.writeEndArray();
        out.writeFieldName("values");
        out.writeStartArray();
        for (int place = 0; place < definition.values().size(); place++) {
            out.writeStartArray();
            for (ChartPoint point : points) {
                PageJson.writeNumber(point.value(place), out);
            }
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    /** One letter a point. */
    private static char code(Pane pane) {
        return switch (pane) {
            case EARLY -> 'e';
            case LATE -> 'l';
            case ON_TIME, RETRACTION -> 'o';
        };
    }

    private static void writeAnomalies(DefinitionSeries.Series series, JsonGenerator out) throws IOException {
        out.writeNumberField("anomalyCount", series.anomalyCount());
        out.writeFieldName("anomalies");
        out.writeStartArray();
        for (Anomaly anomaly : series.anomalies()) {
            out.writeStartObject();
            out.writeStringField("name", anomaly.name());
            out.writeNumberField("time", anomaly.time());
            writeNumber("value", anomaly.value(), out);
            writeNumber("mean", anomaly.mean(), out);
            writeNumber("stddev", anomaly.stddev(), out);
            writeNumber("score", anomaly.score(), out);
            writeNumber("threshold", anomaly.threshold(), out);
            Integer place = series.detectorPlaces().get(anomaly.name());
            if (place != null && anomaly.window() != null) {
                out.writeNumberField("place", place);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeNumber(String field, double number, JsonGenerator out) throws IOException {
        out.writeFieldName(field);
        PageJson.writeNumber(number, out);
    }
}
