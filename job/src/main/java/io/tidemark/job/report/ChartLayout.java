package io.tidemark.job.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts values into charts: percentiles of one subject into one, together with its average, minimum and maximum, everything else
 * into one each. Charts with bands come first.
 */
final class ChartLayout {

    /** A percentile beyond it would make the scale of a chart that of its rarest values. */
    private static final double LARGEST_SHOWN_PERCENTILE = 99;

    private ChartLayout() {}

    /**
     * The charts of these values.
     *
     * @param values their places by name
     */
    static List<Chart> of(Map<String, Integer> values) {
        Map<String, List<Value>> bySubject = new LinkedHashMap<>();
        values.forEach((text, place) -> {
            ValueName name = ValueName.of(text);
            // A word such as "sum" may be the subject of others; only what is of a known kind is drawn with its
            // subject.
            String subject = name.statistic().isEmpty() ? "=" + text : name.subject();
            bySubject.computeIfAbsent(subject, any -> new ArrayList<>()).add(new Value(text, name, place));
        });
        List<Chart> charts = new ArrayList<>();
        bySubject.values().forEach(subject -> {
            if (subject.stream().anyMatch(value -> value.name.isPercentile())) {
                charts.add(bands(subject));
            } else {
                subject.forEach(value -> charts.add(single(value)));
            }
        });
        charts.sort(Comparator.comparing(chart -> chart.percentiles().isEmpty()));
        return charts;
    }

    private static Chart bands(List<Value> subject) {
        List<Value> percentiles = new ArrayList<>();
        List<Chart.Line> others = new ArrayList<>();
        for (Value value : subject) {
            if (value.name.isPercentile()) {
                percentiles.add(value);
            } else {
                boolean average = value.name.statistic().equals("avg")
                        || value.name.statistic().equals("mean");
                others.add(new Chart.Line(value.text, value.place, value.name.statistic(), average));
            }
        }
        percentiles.sort(Comparator.comparingDouble(value -> value.name.percentile()));
        boolean hasP50 =
                percentiles.stream().anyMatch(value -> value.name.percentile() == 50 && !value.name.isMedianWord());
        List<Chart.Line> lines = percentiles.stream()
                .map(value -> new Chart.Line(
                        value.text,
                        value.place,
                        value.name.statistic(),
                        value.name.percentile() <= LARGEST_SHOWN_PERCENTILE && !(value.name.isMedianWord() && hasP50)))
                .toList();
        return new Chart(title(subject, lines.size()), lines, others);
    }

    private static String title(List<Value> subject, int percentiles) {
        if (percentiles == 1) {
            return String.join(", ", subject.stream().map(Value::text).toList());
        }
        return (subject.get(0).name.subject() + " percentiles").strip();
    }

    private static Chart single(Value value) {
        return new Chart(value.text, List.of(), List.of(new Chart.Line(value.text, value.place, value.text, true)));
    }

    private record Value(String text, ValueName name, int place) {}
}
