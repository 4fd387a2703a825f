package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code conf/azure-llm.yaml} through the command line: every window and every value against {@link BruteForce}. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AzureTraceITCase {

    private static final long OUT_OF_ORDERNESS_MILLIS = 2000;
    private static final long SEED = 20231116;
    private static final Set<String> ROUNDED = Set.of(
            "tokens", "avg_tokens", "variance_tokens", "variance_of_all", "stddev_tokens", "stddev_of_all", "context");

    private static List<Request> requests;
    private static List<Map<String, Object>> ordered;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runTheTraceAsItIs(@TempDir Path shared) throws IOException {
        Path trace = AzureTrace.file();
        requests = AzureTrace.read(trace);
        ordered = run(shared, trace, "--parallelism", "1");
    }

    @Test
    void theTraceAsItIsGivesEveryWindowAndValueOfABruteForceComputation() {
        assertAllOnTime(ordered);
        assertWindowsAndValues(ordered, BruteForce.windows(requests, request -> Map.of()));
    }

    @ParameterizedTest(name = "{0} file(s), parallelism {1}, state in {2}")
    @CsvSource({"1, 1, hashmap", "1, 2, rocksdb", "2, 1, rocksdb", "2, 2, hashmap"})
    void shuffledWithinTheOutOfOrdernessTheFinalPanesAreTheSame(int files, String parallelism, String backend)
            throws IOException {
        List<Request> shuffled = AzureTrace.shuffled(requests, OUT_OF_ORDERNESS_MILLIS, SEED);
        assertThat(shuffled).as("shuffled with seed " + SEED).isNotEqualTo(requests);
        AzureTrace.write(shuffled, folder.resolve("shuffled"), files);

        List<Map<String, Object>> results = run(
                folder.resolve("out"),
                folder.resolve("shuffled"),
                "--parallelism",
                parallelism,
                "--state-backend",
                backend);

        assertAllOnTime(results);
        assertSamePanes(finalPanes(results), finalPanes(ordered));
    }

    @Test
    void severalKeysHaveWindowsOfTheirOwn() throws IOException {
        AzureTrace.write(AzureTrace.shuffled(requests, OUT_OF_ORDERNESS_MILLIS, SEED), folder.resolve("in"), 1);

        List<Map<String, Object>> results =
                run(folder.resolve("out"), folder.resolve("in"), "--parallelism", "2", "--set", "event.key=[Shard]");

        assertAllOnTime(results);
        assertWindowsAndValues(results, BruteForce.windows(requests, AzureTraceITCase::shardKey));
    }

    @ParameterizedTest(name = "parallelism {0}, state in {1}")
    @CsvSource({"1, hashmap", "2, rocksdb"})
    void eventsThatComeLateButAcceptedChangeNoFinalPane(String parallelism, String backend) throws IOException {
        // The whole trace does not fit the buffers between source and windows, so watermarks come in the midst of it.
        AzureTrace.write(AzureTrace.shuffled(requests, 20 * OUT_OF_ORDERNESS_MILLIS, SEED), folder.resolve("in"), 1);

        List<Map<String, Object>> results = run(
                folder.resolve("out"),
                folder.resolve("in"),
                "--parallelism",
                parallelism,
                "--state-backend",
                backend,
                "--set",
                "event.key=[Shard]",
                "--set",
                "processor.watermark-interval=1ms");

        assertThat(results).extracting(result -> result.get("pane")).contains("late", "retraction");
        assertWindowsAndValues(finalPanes(results), BruteForce.windows(requests, AzureTraceITCase::shardKey));
    }

    private static Map<String, Object> shardKey(Request request) {
        return Map.of("Shard", Integer.toString(request.shard()));
    }

    /** Runs the pipeline to its end, with every output in files, and returns its results. */
    private static List<Map<String, Object>> run(Path out, Path input, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                ProjectRoot.resolve("conf/azure-llm.yaml").toString(),
                "--web-port",
                "0",
                "--set",
                "source.files.path=" + input));
        for (String output : List.of("results", "late", "rejected")) {
            arguments.add("--set");
            arguments.add("output." + output + "={files: {path: '" + out.resolve(output) + "'}}");
        }
        arguments.addAll(List.of(options));

        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.summary("ledger")).as(run.err()).contains(" = accepted ").endsWith(" + rejected 0");
        assertThat(JsonLines.read(out.resolve("late"))).isEmpty();
        assertThat(JsonLines.read(out.resolve("rejected"))).isEmpty();
        return JsonLines.read(out.resolve("results"));
    }

    private static void assertAllOnTime(List<Map<String, Object>> results) {
        Set<Object> ids = new HashSet<>();
        for (Map<String, Object> result : results) {
            assertThat(result).containsEntry("pane", "on-time").containsEntry("pane_index", 0);
            assertThat(ids.add(result.get("id"))).as("an id of its own").isTrue();
        }
    }

    /** The newest pane of each window, without windows that have been retracted. */
    private static List<Map<String, Object>> finalPanes(List<Map<String, Object>> results) {
        Map<WindowKey, Map<String, Object>> newest = new HashMap<>();
        results.stream()
                .sorted(Comparator.comparingInt(result -> (Integer) result.get("pane_index")))
                .forEach(result -> newest.put(WindowKey.of(result), result));
        newest.values().removeIf(result -> result.get("pane").equals("retraction"));
        return List.copyOf(newest.values());
    }

    private static void assertWindowsAndValues(
            List<Map<String, Object>> results, Map<WindowKey, List<Request>> expected) {
        assertThat(results).extracting(WindowKey::of).containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (Map<String, Object> result : results) {
            WindowKey window = WindowKey.of(result);
            List<Request> inside = expected.get(window);
            assertThat(result)
                    .as(window.toString())
                    .containsEntry("status", "ok")
                    .containsEntry("count", inside.size())
                    .containsEntry("min_event_time", inside.get(0).time())
                    .containsEntry(
                            "max_event_time", inside.get(inside.size() - 1).time())
                    .doesNotContainKeys("errors", "used");
            Textbook.assertValues(window, inside, values(result));
        }
    }

    private static void assertSamePanes(List<Map<String, Object>> actual, List<Map<String, Object>> expected) {
        Map<WindowKey, Map<String, Object>> byWindow = new HashMap<>();
        expected.forEach(pane -> byWindow.put(WindowKey.of(pane), pane));
        assertThat(actual).extracting(WindowKey::of).containsExactlyInAnyOrderElementsOf(byWindow.keySet());
        for (Map<String, Object> pane : actual) {
            Map<String, Object> other = byWindow.get(WindowKey.of(pane));
            for (String field : List.of("id", "status", "count", "min_event_time", "max_event_time")) {
                assertThat(pane.get(field)).as(field).isEqualTo(other.get(field));
            }
            Map<String, Object> otherValues = values(other);
            values(pane).forEach((name, value) -> assertSame(name, value, otherValues.get(name)));
        }
    }

    private static void assertSame(String name, Object actual, Object expected) {
        if (ROUNDED.contains(name) && expected != null) {
            double number = ((Number) expected).doubleValue();
            assertThat(((Number) actual).doubleValue()).as(name).isCloseTo(number, within(1e-9 * Math.abs(number)));
        } else {
            assertThat(actual).as(name).isEqualTo(expected);
        }
    }

    @SuppressWarnings("unchecked") // a JSON object has text keys
    private static Map<String, Object> values(Map<String, Object> result) {
        return (Map<String, Object>) result.get("values");
    }
}
