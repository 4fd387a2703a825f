package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.operators.WindowResult;

/** What the model says of a pane, or of a refused pair, in one line that a failing test prints. */
final class SeenPane {

    private SeenPane() {}

    static String of(
            String window, long start, long end, String pane, int index, long count, double sum, String status) {
        return window + " [" + start + ", " + end + ") " + pane + " " + index + ": " + count + " events, sum " + sum
                + ", " + status;
    }

    static String of(WindowResult result) {
        double sum = result.values() == null ? 0 : (Double) result.values().value("sum");
        return of(
                result.window(),
                result.start(),
                result.end(),
                result.pane().toString(),
                result.paneIndex(),
                result.count(),
                sum,
                result.status() + seenBy(result));
    }

    /** How many events the aggregate {@code seen} was there for, where there is one; held against what the result says. */
    private static String seenBy(WindowResult result) {
        WindowValues values = result.values();
        int part = values == null ? -1 : values.names().indexOf(WindowSpec.SEEN);
        if (part < 0) {
            return "";
        }
        long seen = (Long) values.value(part);
        assertThat(values.hasSkipped() ? values.used(part) : result.count())
                .as("what %s used", result)
                .isEqualTo(seen);
        return seen(seen);
    }

    static String seen(long events) {
        return ", seen " + events;
    }

    static String refused(String window, long time, long start, long end, long watermark) {
        return window + " refuses " + time + " for [" + start + ", " + end + ") at watermark " + watermark;
    }
}
