package io.tidemark.job.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.job.cluster.Consumers;
import io.tidemark.job.cluster.TopicRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares what the output topics hold with what the workload has to give; nothing lost, nothing wrong, nothing more. */
final class Verifier {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double ROUNDING = 1e-9;
    private static final int EXACT_VALUES = 128;
    private static final double SKETCH_ACCURACY = 0.01;

    private final Consumers consumers;
    private final List<List<Input>> written;
    private final boolean exactlyOnce;

    /**
     * @param written the records of each partition of the input topic, in order
     * @param exactlyOnce whether every record has to be there once; otherwise the last of each key counts
     */
    Verifier(Consumers consumers, List<List<Input>> written, boolean exactlyOnce) {
        this.consumers = consumers;
        this.written = written;
        this.exactlyOnce = exactlyOnce;
    }

    /** Every window that has an event has fired, on time and whole. */
    void assertResults() {
        assertResultsAfter(Long.MIN_VALUE);
    }

    /** The same for the windows that end after a watermark; no others have a result. Returns how many there are. */
    int assertResultsAfter(long watermark) {
        Map<WindowBounds, List<Double>> expected =
                ExpectedWindows.of(written.stream().flatMap(List::stream).toList());
        expected.keySet().removeIf(window -> window.end() - 1 <= watermark);
        Map<WindowBounds, JsonNode> results = results();
        assertThat(difference(expected.keySet(), results.keySet()))
                .as("windows lost")
                .isEmpty();
        assertThat(difference(results.keySet(), expected.keySet()))
                .as("windows that should not be")
                .isEmpty();
        expected.forEach((window, values) -> assertWindow(window, values, results.get(window)));
        return expected.size();
    }

    /** How many windows have a result that can be read by now. */
    int windowsSeen() {
        return results().size();
    }

    /** Every refused pair of an event and a window is there. */
    void assertLate() {
        List<String> expected = new ArrayList<>();
        written.stream()
                .flatMap(List::stream)
                .filter(input -> input.fate() == Fate.TOO_LATE)
                .forEach(input -> expected.addAll(latePairs(input)));
        List<String> found = new ArrayList<>();
        for (TopicRecord record : consumers.readCommitted(FaultPipeline.LATE)) {
            JsonNode late = parse(record.value());
            JsonNode values = late.path("values");
            assertThat(record.key()).isEqualTo(late.path("key").toString());
            assertThat(late.path("lateness_ms").asLong()).isPositive();
            found.add(pair(
                    late.path("window").asText(),
                    values.path("service").asText(),
                    late.path("start").asLong(),
                    late.path("end").asLong(),
                    values.path("ts").asLong(),
                    values.path("v").asDouble()));
        }
        assertSame("late pairs", expected, found);
    }

    /** Every record that is no event is there, with its bytes and its place. */
    void assertRejected() {
        List<String> expected = new ArrayList<>();
        for (int partition = 0; partition < written.size(); partition++) {
            List<Input> inputs = written.get(partition);
            for (int offset = 0; offset < inputs.size(); offset++) {
                Input input = inputs.get(offset);
                if (input.fate() == Fate.REJECTED) {
                    expected.add(partition + "/" + offset + " " + input.reason() + " " + input.json());
                }
            }
        }
        List<String> found = new ArrayList<>();
        for (TopicRecord record : consumers.readCommitted(FaultPipeline.REJECTED)) {
            JsonNode rejected = parse(record.value());
            JsonNode origin = rejected.path("origin");
            assertThat(origin.path("topic").asText()).isEqualTo(FaultPipeline.INPUT);
            found.add(origin.path("partition").asInt() + "/"
                    + origin.path("offset").asLong() + " "
                    + rejected.path("reason").asText() + " "
                    + rejected.path("raw").asText());
        }
        assertSame("rejected records", expected, found);
    }

    /** The books of the newest statistics close, and are those of the workload. */
    void assertLedger() {
        List<TopicRecord> records = consumers.readCommitted(FaultPipeline.STATISTICS);
        assertThat(records).isNotEmpty();
        JsonNode ledger = parse(records.get(records.size() - 1).value());
        Map<Fate, Long> fates = new HashMap<>();
        Map<String, Integer> reasons = new TreeMap<>();
        for (Input input : written.stream().flatMap(List::stream).toList()) {
            fates.merge(input.fate(), 1L, Long::sum);
            if (input.reason() != null) {
                reasons.merge(input.reason(), 1, Integer::sum);
            }
        }
        long counted = fates.getOrDefault(Fate.COUNTED, 0L);
        long tooLate = fates.getOrDefault(Fate.TOO_LATE, 0L);
        long rejected = fates.getOrDefault(Fate.REJECTED, 0L);
        assertThat(ledger.path("received").asLong()).as("received").isEqualTo(counted + tooLate + rejected);
        assertThat(ledger.path("accepted").asLong()).as("accepted").isEqualTo(counted + tooLate);
        reasons.forEach((reason, count) -> assertThat(
                        ledger.path("rejected").path(reason).asInt())
                .as(reason)
                .isEqualTo(count));
        Map.of("fixed", 1, "moving", 3, "visit", 1).forEach((window, windowsPerEvent) -> {
            JsonNode pairs = ledger.path("pairs").path(window);
            assertThat(pairs.path("on_time").asLong()).as(window).isEqualTo(counted * windowsPerEvent);
            assertThat(pairs.path("late_accepted").asLong()).as(window).isZero();
            assertThat(pairs.path("too_late").asLong()).as(window).isEqualTo(tooLate * windowsPerEvent);
            assertThat(pairs.path("over_limit").asLong()).as(window).isZero();
        });
        assertThat(ledger.path("active_windows").asLong())
                .as("windows left open")
                .isZero();
    }

    private Map<WindowBounds, JsonNode> results() {
        Map<WindowBounds, JsonNode> newest = new LinkedHashMap<>();
        Map<String, String> valuesOfId = new HashMap<>();
        for (TopicRecord record : consumers.readCommitted(FaultPipeline.RESULTS)) {
            JsonNode result = parse(record.value());
            WindowBounds bounds = new WindowBounds(
                    result.path("window").asText(),
                    result.path("key").path("service").asText(),
                    result.path("start").asLong(),
                    result.path("end").asLong());
            assertThat(parse(record.key()))
                    .isEqualTo(JSON.createObjectNode()
                            .put("window", bounds.window())
                            .<ObjectNode>set("key", result.path("key"))
                            .put("start", bounds.start())
                            .put("end", bounds.end()));
            String earlier = valuesOfId.put(
                    result.path("id").asText(), result.path("count").toString());
            if (earlier != null) {
                assertThat(result.path("count").toString()).as("a replayed id").isEqualTo(earlier);
            }
            JsonNode before = newest.put(bounds, result);
            assertThat(exactlyOnce && before != null).as("twice: %s", result).isFalse();
        }
        return newest;
    }

    private static void assertWindow(WindowBounds window, List<Double> values, JsonNode result) {
        assertThat(result.path("pane").asText()).as(window.toString()).isEqualTo("on-time");
        assertThat(result.path("pane_index").asInt()).as(window.toString()).isZero();
        assertThat(result.path("status").asText()).as(window.toString()).isEqualTo("ok");
        assertThat(result.path("count").asInt()).as(window.toString()).isEqualTo(values.size());
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        double sum = sorted.stream().mapToDouble(Double::doubleValue).sum();
        JsonNode actual = result.path("values");
        assertClose(window, "n", values.size(), actual, 0);
        assertClose(window, "total", sum, actual, ROUNDING);
        assertClose(window, "mean", sum / values.size(), actual, ROUNDING);
        assertClose(window, "least", sorted.get(0), actual, 0);
        assertClose(window, "most", sorted.get(sorted.size() - 1), actual, 0);
        double rank = 0.95 * (sorted.size() - 1);
        double below = sorted.get((int) Math.floor(rank));
        double p95 = below + (rank - Math.floor(rank)) * (sorted.get((int) Math.ceil(rank)) - below);
        assertClose(window, "p95", p95, actual, sorted.size() <= EXACT_VALUES ? ROUNDING : SKETCH_ACCURACY + ROUNDING);
    }

    private static void assertClose(
            WindowBounds window, String name, double expected, JsonNode actual, double relative) {
        assertThat(actual.path(name).asDouble(Double.NaN))
                .as("%s of %s", name, window)
                .isCloseTo(expected, within(relative * Math.abs(expected)));
    }

    private static List<String> latePairs(Input input) {
        List<String> pairs = new ArrayList<>();
        long size = FaultPipeline.SIZE_MILLIS;
        long newest = Math.floorDiv(input.time(), size) * size;
        pairs.add(pair("fixed", input.key(), newest, newest + size, input.time(), input.value()));
        for (long start = newest; start > input.time() - FaultPipeline.MOVING_MILLIS; start -= size) {
            pairs.add(pair(
                    "moving", input.key(), start, start + FaultPipeline.MOVING_MILLIS, input.time(), input.value()));
        }
        pairs.add(pair(
                "visit",
                input.key(),
                input.time(),
                input.time() + FaultPipeline.GAP_MILLIS,
                input.time(),
                input.value()));
        return pairs;
    }

    private static String pair(String window, String key, long start, long end, long time, double value) {
        return window + " " + key + " [" + start + ", " + end + ") " + time + " " + value;
    }

    private void assertSame(String what, List<String> expected, List<String> found) {
        assertThat(difference(expected, found)).as("%s lost", what).isEmpty();
        assertThat(difference(found, expected))
                .as("%s that should not be", what)
                .isEmpty();
        if (exactlyOnce) {
            assertThat(found).as("%s, each once", what).hasSameSizeAs(expected);
        }
    }

    private static <T> List<T> difference(Iterable<T> from, Iterable<T> without) {
        Set<T> left = new HashSet<>();
        from.forEach(left::add);
        without.forEach(left::remove);
        return left.stream().limit(10).toList();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }
}
