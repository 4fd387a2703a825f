package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import io.tidemark.job.topology.WindowDefinitions;
import io.tidemark.operators.windowing.SliceGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code inspect} shows of a pipeline's savepoints and checkpoints, against its events. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InspectCommandITCase {

    @TempDir
    private static Path folder;

    private static Path pipeline;
    private static String ofAnotherJob;
    private static final Map<String, String> SNAPSHOTS = new LinkedHashMap<>();

    @BeforeAll
    @SuppressWarnings("try") // Flink declares that closing a cluster may throw any exception
    static void takeSnapshots() throws Exception {
        pipeline = SavedPipeline.file(folder);
        MiniClusterConfiguration configuration = new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .withRandomPorts()
                .build();
        try (MiniCluster cluster = new MiniCluster(configuration)) {
            cluster.start();
            for (StateBackendChoice backend : StateBackendChoice.values()) {
                Path place = Files.createDirectories(folder.resolve(backend.toString()));
                SavedPipeline.take(cluster, backend, place)
                        .forEach((kind, path) -> SNAPSHOTS.put(backend + " " + kind, path));
            }
            ofAnotherJob = savepointOfAnotherJob(cluster);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hashmap canonical",
                "hashmap native",
                "hashmap checkpoint",
                "rocksdb canonical",
                "rocksdb native",
                "rocksdb checkpoint"
            })
    void everyLiveWindowAndValueIsThatOfItsEvents(String snapshot) {
        CommandRun run = inspect(SNAPSHOTS.get(snapshot), "--json", "--limit", "0", "--pipeline", pipeline.toString());

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        List<Map<String, Object>> expected = LiveWindowsOracle.rows();
        List<Map<String, Object>> actual =
                run.out().lines().map(JsonLines::parse).toList();
        assertThat(actual)
                .extracting(InspectCommandITCase::identity)
                .isEqualTo(expected.stream().map(InspectCommandITCase::identity).toList());
        for (int row = 0; row < expected.size(); row++) {
            assertSame(identity(expected.get(row)), actual.get(row), expected.get(row));
        }
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .endsWith(expected.size() + " live windows of 8 keys")
                .contains("watermark " + Instant.ofEpochMilli(SavedPipeline.WATERMARK));
    }

    @Test
    void everyKindOfWindowIsAmongThoseCompared() {
        List<Map<String, Object>> rows = LiveWindowsOracle.rows();

        assertThat(rows).extracting(row -> row.get("window")).contains("minute", "moving", "visit", "burst", "chunk");
        for (String window : List.of("minute", "moving", "visit", "chunk")) {
            assertThat(rows)
                    .filteredOn(row -> row.get("window").equals(window))
                    .extracting(row -> row.get("closed"))
                    .as(window)
                    .contains(true, false);
        }
        assertThat(rows).anySatisfy(row -> assertThat(row).containsKey("used"));
        for (String window : List.of("minute", "moving")) {
            assertThat(rows)
                    .as(window + " after a late pane")
                    .filteredOn(row -> row.get("window").equals(window))
                    .extracting(row -> row.get("pane_index"))
                    .contains(2);
        }
    }

    @Test
    void windowsThatShareSlicesAreAmongThoseCompared() {
        PipelineConfig config = PipelineFile.parse("saved.yaml", SavedPipeline.YAML, List.of("source.files.path=x"))
                .config()
                .orElseThrow();

        assertThat(SliceGroup.of(
                        WindowDefinitions.of(config), config.processor().windowingOptions()))
                .singleElement()
                .satisfies(group -> assertThat(group.members()).containsExactly(0, 1));
    }

    /** They were taken of one workload at one place in it. */
    @ParameterizedTest
    @ValueSource(strings = {"hashmap-native", "rocksdb-native"})
    void savepointsOfTheFirstReleaseAreReadWhateverBackendWroteThem(String savepoint) throws IOException {
        Path file = Files.writeString(folder.resolve("faults.yaml"), """
                pipeline: faults
                source: {files: {path: none}}
                event: {key: [service], time: ts, value: v}
                aggregates:
                  - {name: n, kind: count}
                  - {name: total, kind: sum}
                  - {name: p95, kind: percentile, p: 95}
                windows:
                  - {name: fixed, tumbling: {size: 10s}}
                  - {name: moving, sliding: {size: 30s, slide: 10s}}
                  - {name: visit, session: {gap: 2s}}
                """);
        Path savepoints = Path.of("src", "test", "resources", "savepoints", "0.1.0");

        List<Map<String, Object>> canonical = rows(savepoints.resolve("hashmap-canonical"), file);
        List<Map<String, Object>> rows = rows(savepoints.resolve(savepoint), file);

        assertThat(rows).hasSameSizeAs(canonical);
        assertThat(rows).extracting(row -> row.get("window")).contains("fixed", "moving", "visit");
        for (int row = 0; row < canonical.size(); row++) {
            assertThat(rows.get(row)).containsKey("values");
            assertSame("row " + row, rows.get(row), canonical.get(row));
        }
    }

    private static List<Map<String, Object>> rows(Path savepoint, Path file) {
        CommandRun run = inspect(savepoint.toString(), "--json", "--limit", "0", "--pipeline", file.toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        return run.out().lines().map(JsonLines::parse).toList();
    }

    @Test
    void withoutAPipelineEverythingButTheValuesIsThereAndHowToSeeThem() {
        CommandRun run = inspect(SNAPSHOTS.get("rocksdb native"), "--json");

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        List<Map<String, Object>> expected = LiveWindowsOracle.rows();
        expected.forEach(row -> row.keySet().removeAll(List.of("values", "used")));
        List<Map<String, Object>> actual =
                run.out().lines().map(JsonLines::parse).toList();
        assertThat(actual).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            assertSame(identity(expected.get(row)), actual.get(row), expected.get(row));
        }
        assertThat(run.err()).contains("--pipeline FILE");
    }

    @Test
    void theTableShowsTimesInUtcAndValues() {
        CommandRun run =
                inspect(SNAPSHOTS.get("hashmap canonical"), "--pipeline", pipeline.toString(), "--window", "visit");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out().lines().findFirst().orElseThrow())
                .startsWith("window  key")
                .endsWith("values");
        assertThat(run.out().lines().skip(1))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "visit +\\{\"service\":\"service-\\d\",\"shard\":\\d} +2023-11-14T22:\\S+Z +2023-\\S+Z +"
                                                + "(open|closed) +\\d +\\d+ +2023-\\S+Z +2023-\\S+Z +n=\\d+  rate=\\S+  p50=\\S+"));
    }

    @Test
    void windowAndKeyFilterTheRowsAndTheOrderOfFieldsDoesNotMatter() {
        CommandRun run = inspect(
                SNAPSHOTS.get("rocksdb checkpoint"),
                "--json",
                "--window",
                "moving",
                "--key",
                "{ \"shard\": 1.0, \"service\": \"service-2\" }");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out().lines().map(JsonLines::parse).map(InspectCommandITCase::identity))
                .isNotEmpty()
                .isEqualTo(LiveWindowsOracle.rows().stream()
                        .filter(row -> row.get("window").equals("moving")
                                && row.get("key").equals(Map.of("service", "service-2", "shard", 1)))
                        .map(InspectCommandITCase::identity)
                        .toList());
    }

    @Test
    void aLimitCutsTheRowsAndSaysSo() {
        CommandRun run = inspect(SNAPSHOTS.get("hashmap native"), "--json", "--limit", "3");

        assertThat(run.out().lines().map(JsonLines::parse).map(InspectCommandITCase::identity))
                .isEqualTo(LiveWindowsOracle.rows().stream()
                        .limit(3)
                        .map(InspectCommandITCase::identity)
                        .toList());
        assertThat(run.err())
                .contains("the first 3 of " + LiveWindowsOracle.rows().size() + " windows");
    }

    @Test
    void aKeyWithoutWindowsIsSaidInWords() {
        CommandRun run = inspect(SNAPSHOTS.get("hashmap native"), "--key", "{\"service\":\"service-9\",\"shard\":1}");

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("No live window has the key", "keys look like {\"service\":\"service-");
    }

    @Test
    void aMisspeltWindowIsWrongUsageWithASuggestion() {
        CommandRun run = inspect(SNAPSHOTS.get("rocksdb canonical"), "--window", "minut");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err().lines())
                .singleElement()
                .isEqualTo("tidemark: --window minut is not in the state, which has minute, moving, visit, burst, chunk"
                        + "; did you mean minute?");
    }

    @Test
    void aPipelineWithOtherAggregatesShowsTheValuesThatItCanAndSaysWhatDiffers() throws IOException {
        CommandRun run = inspect(
                SNAPSHOTS.get("hashmap native"),
                "--json",
                "--pipeline",
                pipeline.toString(),
                "--set",
                "aggregates=[{name: n, kind: count}, {name: new, kind: p50, relative-accuracy: 0.05}]");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out().lines().map(JsonLines::parse))
                .allSatisfy(row -> assertThat(row.containsKey("values"))
                        .isEqualTo(row.get("window").equals("visit")));
        assertThat(run.err().lines().filter(line -> line.startsWith("note: no values, because window ")))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).contains("quantiles(v,", "but the pipeline computes"));
    }

    @Test
    void theFileOfAnotherPipelineIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("other.yaml"), SavedPipeline.YAML.replace("{name: ", "{name: x"));

        CommandRun run = inspect(SNAPSHOTS.get("hashmap native"), "--pipeline", other.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("is not the pipeline that wrote this state", "window minute is in the state but not");
    }

    @Test
    void aSavepointOfAnotherJobIsOneClearLine() {
        CommandRun run = inspect(ofAnotherJob);

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("no operator with the uid tidemark-windows", "(found nothing, numbers)");
    }

    @Test
    void thePathOfNothingIsOneClearLine() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("_metadata"), "nonsense");
        String checkpoints =
                Path.of(SNAPSHOTS.get("rocksdb checkpoint")).getParent().toString();

        assertOneLine(inspect(folder.resolve("nowhere").toString()), "there is no savepoint or checkpoint");
        assertOneLine(inspect(folder.resolve("hashmap/data").toString()), "it has no file _metadata");
        assertOneLine(inspect(checkpoints), "did you mean " + checkpoints + "/chk-");
        assertOneLine(inspect(broken.toString()), "is no readable savepoint or checkpoint");
    }

    @Test
    void aCheckpointWhoseFilesAreGoneIsOneClearLine() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("moved/chk-1"));
        Path original = Path.of(SNAPSHOTS.get("rocksdb checkpoint"));
        String text = Files.readString(original.resolve("_metadata"), StandardCharsets.ISO_8859_1);
        // Names of the files it needs, all of them wrong now.
        Files.writeString(
                copy.resolve("_metadata"),
                text.replace("rocksdb/checkpoints", "rocksdb/checkqoints"),
                StandardCharsets.ISO_8859_1);

        assertOneLine(inspect(copy.toString()), "cannot read");
    }

    private static void assertOneLine(CommandRun run, String text) {
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("tidemark: ")
                .contains(text);
    }

    private static CommandRun inspect(String snapshot, String... options) {
        List<String> arguments = new ArrayList<>(List.of("inspect", snapshot));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static String identity(Map<String, Object> row) {
        Map<?, ?> key = (Map<?, ?>) row.get("key");
        return row.get("window") + " " + key.get("service") + " " + key.get("shard") + " " + row.get("start") + " "
                + row.get("end");
    }

    /** Equal, numbers within 1e-9 relative; objects with the same fields. */
    private static void assertSame(String what, Object actual, Object expected) {
        if (expected instanceof Map<?, ?> map) {
            assertThat(((Map<?, ?>) actual).keySet()).as(what).isEqualTo(map.keySet());
            map.forEach((name, value) -> assertSame(what + " " + name, ((Map<?, ?>) actual).get(name), value));
        } else if (expected instanceof List<?> list) {
            assertThat((List<?>) actual).as(what).hasSameSizeAs(list);
            for (int i = 0; i < list.size(); i++) {
                assertSame(what + " " + i, ((List<?>) actual).get(i), list.get(i));
            }
        } else if (expected instanceof Double number) {
            assertThat(((Number) actual).doubleValue())
                    .as(what)
                    .isCloseTo(number, within(1e-9 * Math.max(1, Math.abs(number))));
        } else if (expected instanceof Number number) {
            assertThat(((Number) actual).longValue()).as(what).isEqualTo(number.longValue());
        } else {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    private static String savepointOfAnotherJob(MiniCluster cluster) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(1);
        environment
                .fromSource(new NumberSequenceSource(1, Long.MAX_VALUE), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .sinkTo(new DiscardingSink<>())
                .uid("nothing");
        JobID job = cluster.submitJob(
                        environment.getStreamGraph().getJobGraph(SavedPipeline.class.getClassLoader(), new JobID()))
                .get()
                .getJobID();
        Awaitility.await()
                .until(() -> cluster.getExecutionGraph(job).get().getState() == JobStatus.RUNNING
                        && StreamSupport.stream(
                                        cluster.getExecutionGraph(job)
                                                .get()
                                                .getAllExecutionVertices()
                                                .spliterator(),
                                        false)
                                .allMatch(task -> task.getExecutionState() == ExecutionState.RUNNING));
        return cluster.stopWithSavepoint(
                        job, folder.resolve("another").toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();
    }
}
