package io.tidemark.job.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} and {@code validate} owe whoever types them: an end, an exit status, a clear word. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RunCommandITCase {

    private static final String SIMULATED = """
            pipeline: simulated
            source:
              simulator: {events-per-second: 100000, keys: 5, seed: 1, events: 20000, bad-share: 0.01}
            event: {key: [service], time: ts, value: latency_ms}
            aggregates: [{name: n, kind: count}]
            windows: [{name: w, tumbling: {size: 1s}}]
            """;
    private static final String FROM_FILE = """
            pipeline: from-file
            source:
              files: {path: none.jsonl}
            event: {key: [k], time: t, value: v}
            aggregates: [{name: n, kind: count}]
            windows: [{name: w, tumbling: {size: 1m}}]
            """;
    /** One mistake a line, in the ten lines that have a comment. */
    private static final String TEN_MISTAKES = """
            pipelin: typo                                   # 1
            pipeline: mistakes
            source:
              files: {path: x.jsonl, folow: true}           # 2
              format: xml                                   # 3
            event:
              key: service                                  # 4
              time: ts
              time-zone: Mars                               # 5
            processor:
              out-of-orderness: 2 parsecs                   # 6
              max-windows-per-key: 0                        # 7
            aggregates:
              - {name: n, kind: cuont}                      # 8
            windows:
              - {name: w, sliding: {size: 1m, slide: 2m}}   # 9
            output:
              delivery: twice                               # 10
            """;

    @TempDir
    private Path folder;

    @Test
    void aBoundedRunEndsByItselfWithAClosingLedgerAndFinalParts() throws IOException {
        CommandRun run = run(SIMULATED, "--parallelism", "2");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).startsWith("Pipeline simulated is running");
        assertThat(run.summary("ledger")).isEqualTo("received 20,000 = accepted 19,800 + rejected 200");
        // Reading back fails for a part that is not final.
        assertThat(JsonLines.read(folder.resolve("rejected"))).hasSize(200);
        assertThat(counted(JsonLines.read(folder.resolve("results")))).isEqualTo(19_800);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void resultsGoToStandardOutputAndEverythingElseToStandardError() throws IOException {
        Path file = write("simulated.yaml", SIMULATED);

        CommandRun run = CommandRun.of("run", file.toString(), "--web-port", "0", "--parallelism", "1");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(counted(run.out().lines().map(JsonLines::parse).toList())).isEqualTo(19_800);
        assertThat(run.err().lines().filter(line -> line.startsWith("{\"reason\":")))
                .hasSize(200);
    }

    @Test
    void aProcessingTimePipelineFiresEverythingAtTheEndOfItsFile() throws IOException {
        Path input = write("in.jsonl", "{\"k\":\"a\",\"v\":1}\n".repeat(1000) + "{\"k\":\"b\",\"v\":1}\n".repeat(500));

        CommandRun run = run(
                FROM_FILE,
                "--set",
                "source.files.path=" + input,
                "--set",
                "processor.time=processing",
                "--parallelism",
                "2",
                "--set",
                "windows=[{name: w, tumbling: {size: 1h}}, {name: s, session: {gap: 1h}},"
                        + " {name: g, global: {}, trigger: [{count: 1000000}]}]");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.summary("windows")).endsWith(" 0 still open");
        List<Map<String, Object>> results = JsonLines.read(folder.resolve("results"));
        for (String window : List.of("w", "s", "g")) {
            assertThat(counted(results.stream()
                            .filter(result -> result.get("window").equals(window))
                            .toList()))
                    .as(window)
                    .isEqualTo(1500);
        }
    }

    @Test
    void theDemoLeavesAPageOfChartsAndSaysWhere() {
        String home = System.getProperty("tidemark.home");
        System.setProperty("tidemark.home", folder.toString());
        CommandRun run;
        try {
            run = CommandRun.of(
                    "run",
                    "--demo",
                    "--web-port",
                    "0",
                    "--set",
                    "source.simulator.events=20000",
                    "--set",
                    "source.simulator.events-per-second=100000");
        } finally {
            if (home == null) {
                System.clearProperty("tidemark.home");
            } else {
                System.setProperty("tidemark.home", home);
            }
        }

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        Path page = folder.resolve("target/demo/report.html");
        assertThat(run.out().lines().map(String::strip)).contains(page.toUri().toString());
        assertThat(page).content().contains("\"title\":\"demo\"").contains("so-far");
        assertThat(JsonLines.read(folder.resolve("target/demo/results"))).isNotEmpty();
    }

    @Test
    void inputThatIsNotThereIsSaidInOneLineAndExitStatusOne() throws IOException {
        CommandRun run = run(FROM_FILE, "--set", "source.files.path=" + folder.resolve("nowhere/*.jsonl"));

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("tidemark: ")
                .contains("no file matches", "nowhere/*.jsonl");
    }

    @Test
    void verboseAddsTheStackTrace() throws IOException {
        CommandRun run = run(FROM_FILE, "--verbose", "--set", "source.files.path=" + folder.resolve("nowhere/*.jsonl"));

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("\tat ");
    }

    @Test
    void brokersThatDoNotAnswerAreSaidBeforeAnythingStarts() throws IOException {
        CommandRun run =
                run(FROM_FILE, "--set", "source={kafka: {bootstrap-servers: 'localhost:1', topics: [t], group-id: g}}");

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("tidemark: source.kafka: its brokers at localhost:1 could not be asked from here: ");
    }

    @Test
    void aFileWithTenMistakesHasTenPositionsAndExitStatusTwo() throws IOException {
        Path file = write("mistakes.yaml", TEN_MISTAKES);

        for (String command : List.of("validate", "run")) {
            CommandRun run = CommandRun.of(command, file.toString());

            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertTenPositions(run.err());
        }
    }

    @Test
    void theLauncherValidatesInUnderTwoSeconds() throws Exception {
        assumeTrue(
                Files.exists(ProjectRoot.resolve("job/target/tidemark-job.jar")),
                "skipped: the launcher needs job/target/tidemark-job.jar; package first");
        Path file = write("mistakes.yaml", TEN_MISTAKES);
        Duration shortest = Duration.ofDays(1);
        // The first start of a process reads the jars from the disk, and other processes may be busy.
        for (int start = 0; start < 4; start++) {
            long startNanos = System.nanoTime();
            Process process = launch("validate", file.toString());
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
            shortest = elapsed.compareTo(shortest) < 0 ? elapsed : shortest;
            assertThat(process.exitValue()).isEqualTo(ExitStatus.USAGE);
            assertTenPositions(new String(process.getErrorStream().readAllBytes(), UTF_8));
        }

        assertThat(shortest).isLessThan(Duration.ofSeconds(2));
    }

    private Process launch(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(ProjectRoot.resolve("tidemark").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process;
    }

    private static void assertTenPositions(String err) {
        for (int line : List.of(1, 4, 5, 7, 9, 11, 12, 14, 16, 18)) {
            assertThat(err).containsPattern("(?m)^.*mistakes\\.yaml:" + line + ":\\d+: ");
        }
        assertThat(err.lines().filter(line -> line.contains("mistakes.yaml:"))).hasSize(10);
    }

    /** Runs a pipeline with its outputs in folders of their names. */
    private CommandRun run(String pipeline, String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("run", write("pipeline.yaml", pipeline).toString(), "--web-port", "0"));
        for (String output : List.of("results", "late", "rejected")) {
            arguments.add("--set");
            arguments.add("output." + output + ".files.path=" + folder.resolve(output));
        }
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static long counted(List<Map<String, Object>> results) {
        return results.stream()
                .mapToLong(result -> ((Number) result.get("count")).longValue())
                .sum();
    }
}
