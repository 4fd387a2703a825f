package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainCommandTest {

    private static final String CANARY = "canary-77aa";

    private static final String KAFKA = """
            pipeline: llm
            source:
              kafka:
                bootstrap-servers: "localhost:9092"
                topics: [requests]
                properties:
                  security.protocol: SASL_SSL
                  sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule required username="canary-77aa" password="${env:P}";'
                  ssl.truststore.password: "${file:/run/secret}"
                  own.setting: canary-77aa
            event: {key: [service], time: ts, value: latency_ms}
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}]}]
            output:
              delivery: exactly-once
              results: {kafka: {topic: r}}
              late: {kafka: {topic: l}}
              rejected: {kafka: {topic: j}}
            """;

    private static final String FILES = """
            pipeline: small
            source: {files: {path: "in/*.jsonl", follow: true}}
            event: {key: [k], time: t, value: v}
            aggregates: [{name: n, kind: count}, {name: p, kind: p99}]
            windows: [{name: w, tumbling: {size: 1m}}]
            output: {results: {files: {path: "file:///b/r"}}, late: {discard: {}}, rejected: {discard: {}}}
            """;

    @TempDir
    private Path folder;

    static Stream<Path> pipelinesOfConf() throws IOException {
        try (Stream<Path> files = Files.list(ProjectRoot.resolve("conf"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pipelinesOfConf")
    void everyShippedPipelineIsExplainedWithin120Columns(Path file) {
        CommandRun run = CommandRun.of("explain", file.toString());

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out())
                .contains("OPERATORS", "CONFIGURATION", "STATE", "LATENCY", "WARNINGS", "tidemark-windows")
                .contains("output.results");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void operatorsComeFromTheJobWithTheirTasksAndParallelism() throws IOException {
        String out = explain(FILES, "--parallelism", "3", "--set", "output.statistics={discard: {}}")
                .out();

        assertThat(out)
                .containsPattern("task 1, parallelism 3\n +tidemark-source +Source: files\n +tidemark-ingest +ingest\n"
                        + " +tidemark-windows-batches +batch by key")
                .containsPattern("task 2, parallelism 3, from task 1 by HASH\n +tidemark-windows +windows")
                .containsPattern("parallelism 1, from .*\n +tidemark-statistics +statistics");
    }

    @Test
    void whatKeysRememberIsExplainedAndWhyEventsGoOneByOne() throws IOException {
        String out = explain(
                        FILES,
                        "--set",
                        "anomalies=[{name: spike, z-score: {}}, {name: odd, robust: {}, season: 1d, of: w.n}]",
                        "--set",
                        "output.anomalies={kafka: {topic: a, bootstrap-servers: b}}",
                        "--set",
                        "windows=[{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count},"
                                + " {name: s, kind: ema, span: 3, of: w.n}, {name: r, kind: last-n}]}]")
                .out();

        assertThat(out)
                .contains(
                        "tidemark-anomalies",
                        "output: anomalies",
                        "running statistic w.s: of n in each on-time result of window w")
                .contains("running statistic w.r: of every event of the key in the order in which they arrive")
                .contains("detector spike: of every event", "detector odd: of n in each on-time result of window w")
                .containsPattern("events are sent to their keys one by one: the running\\s+statistic w.r takes events")
                .containsPattern("Running statistics and detectors take [0-9,]+ bytes a key after 32 values")
                .contains("statistics-retention")
                .containsPattern("anomalies\\[1].bucket +\\* 1h");
        assertThat(explain(FILES).out()).doesNotContain("statistics-retention", "anomalies");
    }

    @Test
    void aKafkaPipelineIsExplainedWithoutABrokerAndWithoutItsSecrets() throws IOException {
        CommandRun run = explain(KAFKA);

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out() + run.err()).doesNotContain(CANARY);
        assertThat(run.out())
                .contains("Source: kafka", "Sink Committer: tidemark-results")
                .containsPattern("source.kafka.properties.sasl.jaas.config +\\(hidden\\)")
                .containsPattern("source.kafka.properties.ssl.truststore.password +\\$\\{file:/run/secret}")
                .containsPattern("source.kafka.properties.security.protocol +SASL_SSL")
                .contains("exactly-once: the end of the next checkpoint, of which one begins every 10s");
    }

    @Test
    void stateGrowsWithWindowsAndIsBoundedInEvents() throws IOException {
        List<Long> row = row(explain(FILES).out(), "w");

        // One window an event; a minute and five of retention and two seconds of disorder make seven alive.
        assertThat(row.subList(0, 2)).containsExactly(1L, 7L);
        assertThat(row.get(3)).isGreaterThan(row.get(2));
        assertThat(row.get(4)).isLessThan(20_000);
        assertThat(row.get(5)).isEqualTo(7 * row.get(3));
        List<Long> sliding = row(
                explain(FILES, "--set", "windows[0]={name: w, sliding: {size: 5m, slide: 10s}}")
                        .out(),
                "w");
        assertThat(sliding).containsExactly(30L, 61L);
    }

    @Test
    void windowsThatShareSlicesAreNamedAndTheirStateIsThatOfTheSlices() throws IOException {
        String out = explain(
                        FILES,
                        "--set",
                        "windows=[{name: w, sliding: {size: 5m, slide: 10s}}, {name: x, tumbling: {size: 1m}},"
                                + " {name: y, session: {gap: 30s}}]")
                .out();

        assertThat(words(out))
                .contains("window w: in slices of 10s, 30 a window, shared with x")
                .contains("window x: in slices of 10s, 6 a window, shared with w")
                .contains("window y: each keeps its own events");
        List<Long> slices = row(out, "slices of 10s");
        assertThat(slices.subList(0, 2)).containsExactly(1L, 61L);
        assertThat(slices.get(5)).isEqualTo(61 * slices.get(3));
    }

    @Test
    void windowsOfTheCalendarAndThoseWithoutEventsAreExplained() throws IOException {
        String out = explain(
                        FILES,
                        "--set",
                        "windows=[{name: day, calendar: {every: day, time-zone: Europe/Berlin}},"
                                + " {name: quiet, sliding: {size: 1m, slide: 20s}, emit-empty: {for: 10m}}]")
                .out();

        assertThat(words(out))
                .contains("window day: each keeps its own events")
                .contains("windows[0].calendar.time-zone Europe/Berlin")
                .contains(
                        "window quiet: each keeps its own events; those that start within 10m of a key's last event come"
                                + " also without events (emit-empty), up to 30 of a key that falls silent");
        assertThat(row(out, "day").subList(0, 2)).containsExactly(1L, 2L);
        assertThat(words(explain(FILES, "--set", "windows[0]={name: w, calendar: {every: month}}")
                        .out()))
                .contains("events are batched by key and slice of time");
    }

    @Test
    void whetherEventsAreBatchedOrWhyNotIsSaid() throws IOException {
        assertThat(words(explain(FILES).out()))
                .contains("events are batched by key and slice of time", "ahead of the watermark are sent one by one");
        assertThat(words(
                        explain(FILES, "--set", "processor.pre-aggregation=off").out()))
                .contains("events are sent to their keys one by one: pre-aggregation is off");
        assertThat(words(explain(FILES, "--set", "windows[0]={name: w, session: {gap: 5s}, trigger: [{count: 2}]}")
                        .out()))
                .contains("one by one: window w has triggers that look at single events");
        assertThat(words(explain(FILES, "-D", "execution.checkpointing.unaligned.enabled=true")
                        .out()))
                .contains("but checkpoints are unaligned");
    }

    @Test
    void theStateCacheIsSaidToPlayAPartOnlyInFrontOfRocksDb() throws IOException {
        assertThat(words(explain(FILES, "--state-backend", "rocksdb").out()))
                .contains("in up to 64mb of memory in front of RocksDB (state-cache)");
        assertThat(words(explain(FILES, "--state-backend", "rocksdb", "--set", "processor.state-cache=0")
                        .out()))
                .contains("state-cache is 0: every event reads and writes RocksDB");
        assertThat(words(explain(FILES, "--state-backend", "hashmap").out()))
                .contains("state-cache plays no part with state on the heap.");
        assertThat(words(explain(FILES).out())).contains("state.backend.type is rocksdb it does");
    }

    private static String words(String out) {
        return out.replaceAll("\\s+", " ");
    }

    @Test
    void latencyNamesItsBoundsAndTheCheckpointInterval() throws IOException {
        String out = explain(
                        FILES,
                        "--set",
                        "processor={out-of-orderness: 7s, watermark-interval: 50ms, result-buffer-timeout: 9ms}",
                        "-D",
                        "execution.checkpointing.interval=42s")
                .out();

        assertThat(out)
                .contains("an event 7s newer", "up to 50ms (watermark-interval)", "up to 9ms (result-buffer-timeout)")
                .contains("part files become final with a checkpoint, every 42s");
    }

    @Test
    void warningsComeWhenThereIsReasonToAndOnlyThen() throws IOException {
        assertThat(warnings(FILES))
                .containsExactly("source.files.path", "output.results.files.path", "no execution.checkpointing.dir");
        assertThat(warnings(FILES, "-D", "execution.checkpointing.dir=s3://b/c"))
                .containsExactly("source.files.path", "output.results.files.path");

        assertThat(warning(FILES, "windows[0]={name: w, sliding: {size: 1h, slide: 5s}, mode: discarding}"))
                .contains("every event is added to 720 overlapping windows");
        assertThat(warning(FILES, "windows[0]={name: w, tumbling: {size: 100ms}}"))
                .contains(
                        "a busy key has up to 3,021 live windows",
                        "max-windows-per-key is 1,000",
                        "events are rejected");
        assertThat(warning(FILES, "windows[0]={name: w, session: {gap: 2h}}")).contains("a pause of 2h");
        assertThat(warning(FILES, "processor={window-retention: 1m}")).contains("window-retention is 1m, less than");
        assertThat(warning(FILES, "processor={allow-late-events: false, late-firing: {every: 1s}}"))
                .contains("processor.late-firing has no effect");
        assertThat(warning(FILES, "processor={time: processing, idle-timeout: 1s, late-event-threshold: 1s}"))
                .contains("processor.idle-timeout, processor.late-event-threshold have no effect");
        assertThat(warning(FILES, "processor={idle-timeout: none}")).contains("holds every window open");
        assertThat(warning(FILES, "output.late={print: {}}")).contains("output.late.print", "of the TaskManagers");
        assertThat(warning(FILES, "output.late={files: {path: out/late}}")).contains("output.late.files.path out/late");
        assertThat(warning(FILES, "source.files.follow=false")).contains("the job ends when it has read");
        assertThat(explain(FILES, "--set", "event.key=[]", "--parallelism", "4").out())
                .contains("of 4 subtasks of the windows only one");
        assertThat(explain(KAFKA, "-D", "execution.checkpointing.interval=5min").out())
                .contains("results wait as long to be seen");
        assertThat(warning(FILES, "output={late: {discard: {}}}"))
                .contains("output.results and output.rejected are not named");
    }

    private CommandRun explain(String text, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "explain", Files.writeString(folder.resolve("p.yaml"), text).toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private String warning(String text, String override) throws IOException {
        String out = explain(text, "--set", override).out();
        return out.substring(out.indexOf("WARNINGS")).replaceAll("\\s+", " ");
    }

    /** How each warning begins. */
    private List<String> warnings(String text, String... options) throws IOException {
        String out = explain(text, options).out();
        return out.substring(out.indexOf("WARNINGS"))
                .lines()
                .filter(line -> line.startsWith("  - "))
                .map(line -> line.replaceFirst("^  - ((?:no )?\\S+).*", "$1"))
                .toList();
    }

    /** The numbers of a window's row in the table of state. */
    private static List<Long> row(String out, String window) {
        return out.lines()
                .filter(line -> line.matches("  " + window + " +\\d.*"))
                .findFirst()
                .map(line -> Stream.of(
                        line.strip().substring(window.length()).strip().split(" +")))
                .orElseThrow(() -> new AssertionError(out))
                .takeWhile(word -> word.matches("[\\d,]+"))
                .map(number -> Long.valueOf(number.replace(",", "")))
                .toList();
    }
}
