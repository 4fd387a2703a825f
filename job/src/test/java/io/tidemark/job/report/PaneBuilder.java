package io.tidemark.job.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.job.output.ResultEncoder;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import io.tidemark.operators.WindowResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Panes for tests, as records and as the lines that a job writes of them. */
final class PaneBuilder {

    private static final ResultEncoder ENCODER = new ResultEncoder();

    private final String window;
    private final String key;
    private final long start;
    private final long end;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private Pane pane = Pane.ON_TIME;
    private int index;
    private long count = 1;

    private PaneBuilder(String window, String key, long start, long end) {
        this.window = window;
        this.key = key;
        this.start = start;
        this.end = end;
    }

    /** The first pane of the minute that begins at this one, on time. */
    static PaneBuilder minute(String key, long minute) {
        return window("minute", key, minute * 60_000, (minute + 1) * 60_000);
    }

    static PaneBuilder window(String window, String key, long start, long end) {
        return new PaneBuilder(window, key, start, end);
    }

    PaneBuilder pane(Pane kind, int newIndex) {
        this.pane = kind;
        this.index = newIndex;
        return this;
    }

    PaneBuilder count(long newCount) {
        this.count = newCount;
        return this;
    }

    PaneBuilder value(String name, Object value) {
        values.put(name, value);
        return this;
    }

    ResultPane build() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        values.forEach((name, value) -> numbers.put(name, ((Number) value).doubleValue()));
        return new ResultPane(
                "test",
                new SeriesId(window, key),
                start,
                end,
                pane,
                index,
                ResultStatus.OK,
                pane == Pane.RETRACTION ? 0 : count,
                end - 1,
                index,
                numbers,
                Set.of());
    }

    /** The line that a {@code files} output has of it. */
    String line() {
        boolean retraction = pane == Pane.RETRACTION;
        WindowResult result = new WindowResult(
                "test",
                window,
                key,
                start,
                end,
                pane,
                index,
                ResultStatus.OK,
                retraction ? 0 : count,
                retraction
                        ? null
                        : new WindowValues(
                                List.copyOf(values.keySet()), values.values().toArray(), null, null),
                start,
                end - 1,
                end,
                index);
        return new String(ENCODER.encode(result), UTF_8);
    }
}
