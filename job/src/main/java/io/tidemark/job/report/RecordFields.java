package io.tidemark.job.report;

import com.fasterxml.jackson.core.JsonParser;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of one record as they are read, and what record they make. */
final class RecordFields {

    private static final Map<String, Pane> PANES = byText(Pane.values());
    private static final Map<String, ResultStatus> STATUSES = byText(ResultStatus.values());

    final Map<String, Double> values = new LinkedHashMap<>();
    final Set<String> uncharted = new LinkedHashSet<>();
    String key;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> integers = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    void text(String name, String value) {
        present(name);
        texts.put(name, value);
    }

    /** Takes the number that the parser is at. */
    void number(String name, JsonParser parser) throws IOException {
        present(name);
        numbers.put(name, parser.getDoubleValue());
        JsonParser.NumberType type = parser.getNumberType();
        if (type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG) {
            integers.put(name, parser.getLongValue());
        }
    }

    /** Takes notice of a field whose value says nothing. */
    void present(String name) {
        names.add(name);
    }

    /** The record, or nothing when these are no fields of one. */
    Optional<OutputRecord> toRecord() {
        if (names.contains("pane")) {
            return result();
        } else if (names.contains("lateness_ms")) {
            return Optional.of(OtherRecord.LATE);
        } else if (names.contains("reason") && names.contains("rejected_at")) {
            return Optional.of(OtherRecord.REJECTED);
        } else if (names.contains("received") && names.contains("accepted")) {
            return Optional.of(OtherRecord.STATISTICS);
        }
        return names.contains("score") ? anomaly() : Optional.empty();
    }

    private Optional<OutputRecord> result() {
        String window = texts.get("window");
        Pane pane = PANES.get(texts.get("pane"));
        Long start = integers.get("start");
        Long end = integers.get("end");
        Long paneIndex = integers.get("pane_index");
        if (window == null || key == null || pane == null || start == null || end == null || paneIndex == null) {
            return Optional.empty();
        }
        return Optional.of(new ResultPane(
                texts.getOrDefault("pipeline", ""),
                new SeriesId(window, key),
                start,
                end,
                pane,
                paneIndex,
                STATUSES.getOrDefault(texts.get("status"), ResultStatus.OK),
                integers.getOrDefault("count", 0L),
                integers.getOrDefault("max_event_time", Long.MIN_VALUE),
                integers.getOrDefault("emitted_at", 0L),
                values,
                uncharted));
    }

    private Optional<OutputRecord> anomaly() {
        String name = texts.get("name");
        String window = texts.get("window");
        Long time = integers.get(window == null ? "time" : "end");
        if (name == null || key == null || time == null) {
            return Optional.empty();
        }
        return Optional.of(new Anomaly(
                name,
                window,
                key,
                time,
                integers.getOrDefault("start", Long.MIN_VALUE),
                number("value"),
                number("mean"),
                number("stddev"),
                number("score"),
                number("threshold")));
    }

    private double number(String name) {
        return numbers.getOrDefault(name, Double.NaN);
    }

    private static <E> Map<String, E> byText(E[] constants) {
        Map<String, E> byText = new HashMap<>();
        for (E constant : constants) {
            byText.put(constant.toString(), constant);
        }
        return byText;
    }
}
