package io.tidemark.job.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What {@code inspect --json} owes for {@link SavedPipeline}, computed from its events alone. */
final class LiveWindowsOracle {

    private static final long RETENTION = 60_000;
    private static final long THRESHOLD = 30_000;
    private static final int BURST = 4;
    private static final int CHUNK = 3;

    private final List<Map<String, Object>> rows = new ArrayList<>();

    private LiveWindowsOracle() {}

    /** All rows, in the order of window, key and start. */
    static List<Map<String, Object>> rows() {
        LiveWindowsOracle oracle = new LiveWindowsOracle();
        Map<String, List<TakenEvent>> byKey = Stream.concat(SavedPipeline.EVENTS.stream(), SavedPipeline.LATE.stream())
                .sorted(Comparator.comparingLong(TakenEvent::time))
                .collect(Collectors.groupingBy(LiveWindowsOracle::key, TreeMap::new, Collectors.toList()));
        oracle.rows("burst", byKey, events -> Map.of(new Bounds(Long.MIN_VALUE, Long.MAX_VALUE), events));
        oracle.rows("chunk", byKey, events -> fixed(events, 30_000, 30_000));
        oracle.rows("minute", byKey, events -> fixed(events, 60_000, 60_000));
        oracle.rows("moving", byKey, events -> fixed(events, 60_000, 20_000));
        oracle.rows("visit", byKey, LiveWindowsOracle::sessions);
        return oracle.rows;
    }

    private record Bounds(long start, long end) {}

    static String key(TakenEvent event) {
        return "{\"service\":\"" + event.service() + "\",\"shard\":" + event.shard() + "}";
    }

    private static Map<Bounds, List<TakenEvent>> fixed(List<TakenEvent> events, long size, long slide) {
        Map<Bounds, List<TakenEvent>> windows = new LinkedHashMap<>();
        LongFunction<LongStream> starts = time -> LongStream.iterate(
                Math.floorDiv(time, slide) * slide, start -> start > time - size, start -> start - slide);
        for (TakenEvent event : events) {
            starts.apply(event.time())
                    .forEach(start -> windows.computeIfAbsent(
                                    new Bounds(start, start + size), bounds -> new ArrayList<>())
                            .add(event));
        }
        return windows;
    }

    private static Map<Bounds, List<TakenEvent>> sessions(List<TakenEvent> events) {
        Map<Bounds, List<TakenEvent>> windows = new LinkedHashMap<>();
        List<TakenEvent> session = new ArrayList<>();
        for (TakenEvent event : events) {
            if (!session.isEmpty()
                    && event.time() - session.get(session.size() - 1).time() > 15_000) {
                windows.put(session(session), session);
                session = new ArrayList<>();
            }
            session.add(event);
        }
        windows.put(session(session), session);
        return windows;
    }

    private static Bounds session(List<TakenEvent> events) {
        return new Bounds(events.get(0).time(), events.get(events.size() - 1).time() + 15_000);
    }

    private void rows(
            String window,
            Map<String, List<TakenEvent>> byKey,
            Function<List<TakenEvent>, Map<Bounds, List<TakenEvent>>> windows) {
        byKey.forEach((key, events) -> windows.apply(events).entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getKey().start()))
                .filter(entry -> entry.getKey().end() == Long.MAX_VALUE
                        || SavedPipeline.WATERMARK < entry.getKey().end() - 1 + RETENTION)
                .forEach(entry -> rows.add(row(window, entry.getKey(), taken(entry.getKey(), entry.getValue())))));
    }

    /** The events of a window but for those that came too late for it. */
    private static List<TakenEvent> taken(Bounds bounds, List<TakenEvent> events) {
        boolean tooLate = bounds.end() < Long.MAX_VALUE && SavedPipeline.WATERMARK >= bounds.end() - 1 + THRESHOLD;
        return events.stream()
                .filter(event -> !tooLate || !SavedPipeline.LATE.contains(event))
                .toList();
    }

    private static Map<String, Object> row(String window, Bounds bounds, List<TakenEvent> events) {
        boolean closed = SavedPipeline.WATERMARK >= bounds.end() - 1;
        int all = events.size();
        int late = closed
                ? Math.toIntExact(
                        events.stream().filter(SavedPipeline.LATE::contains).count())
                : 0;
        List<TakenEvent> held = events;
        int unfired = closed ? 0 : all;
        int panes = closed ? 1 + late : 0;
        if (window.equals("burst")) {
            unfired = all % BURST;
            panes = all / BURST;
        } else if (window.equals("chunk")) {
            unfired = closed ? 0 : all % CHUNK;
            panes = closed ? (all - late + CHUNK - 1) / CHUNK + late : all / CHUNK;
            held = events.subList(all - unfired, all);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("window", window);
        row.put(
                "key",
                Map.of(
                        "service",
                        events.get(0).service(),
                        "shard",
                        events.get(0).shard()));
        row.put("start", bounds.start());
        row.put("end", bounds.end());
        row.put("closed", closed);
        row.put("pane_index", panes);
        row.put("count", held.size());
        row.put("unfired", unfired);
        if (!held.isEmpty()) {
            row.put("min_event_time", held.get(0).time());
            row.put("max_event_time", held.get(held.size() - 1).time());
        }
        if (window.equals("visit")) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("n", held.size());
            values.put("rate", held.size() / ((bounds.end() - bounds.start()) / 1000.0));
            values.put("p50", percentile(sorted(held), 50));
            row.put("values", values);
        } else {
            row.put("values", values(held));
            long sized = held.stream().filter(event -> event.size() != null).count();
            if (sized != held.size()) {
                row.put("used", Map.of("bytes", sized));
            }
        }
        return row;
    }

    private static Map<String, Object> values(List<TakenEvent> events) {
        double[] sorted = sorted(events);
        int n = sorted.length;
        double mean = Arrays.stream(sorted).sum() / n;
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("n", n);
        values.put("avg", n == 0 ? null : mean);
        values.put("least", n == 0 ? null : sorted[0]);
        values.put("most", n == 0 ? null : sorted[n - 1]);
        values.put("spread", n < 2 ? null : Math.sqrt(squares / (n - 1)));
        values.put("p90", n == 0 ? null : percentile(sorted, 90));
        values.put(
                "newest",
                events.stream()
                        .max(Comparator.comparingLong(TakenEvent::time).thenComparingDouble(TakenEvent::value))
                        .map(TakenEvent::value)
                        .orElse(null));
        Map<String, Long> tags = events.stream().collect(Collectors.groupingBy(TakenEvent::tag, Collectors.counting()));
        values.put("tags", tags.size());
        values.put(
                "top",
                tags.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(2)
                        .map(tag -> Map.of("value", tag.getKey(), "count", tag.getValue(), "exact", true))
                        .toList());
        values.put(
                "bytes",
                events.stream()
                        .filter(event -> event.size() != null)
                        .mapToDouble(TakenEvent::size)
                        .sum());
        return values;
    }

    private static double[] sorted(List<TakenEvent> events) {
        return events.stream().mapToDouble(TakenEvent::value).sorted().toArray();
    }

    /** linear between the values of the two ranks around {@code p/100·(n-1)}. */
    private static double percentile(double[] sorted, double p) {
        double rank = p / 100 * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
