package io.tidemark.job.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the shaded JAR against a cluster with a REST API. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SubmitCommandITCase {

    private static final Path JAR = ProjectRoot.resolve("job/target/tidemark-job.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern JOB = Pattern.compile("[0-9a-f]{32}");
    private static final int SLOTS = 4;

    private static final String PIPELINE = """
            pipeline: submitted
            x-note: canary-51c2
            source: {simulator: {events-per-second: 2000, keys: 5, seed: 1, bad-share: 0.01}}
            event: {key: [service], time: ts, value: latency_ms}
            aggregates: [{name: n, kind: count}]
            windows: [{name: w, tumbling: {size: 1s}}]
            """;

    private static MiniCluster cluster;
    private static URI rest;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startCluster() throws Exception {
        assumeTrue(Files.exists(JAR), "skipped: the launcher needs job/target/tidemark-job.jar; package first");
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.BIND_PORT, "0");
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
        cluster.start();
        rest = cluster.getRestAddress().get();
    }

    @AfterAll
    static void stopCluster() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void anAttachedJobIsWaitedForAndTheWebUiShowsWhatHolds() throws Exception {
        Finished run = submit("--set", "source.simulator.events=6000", "--parallelism", "2");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).contains("Web UI: http://127.0.0.1:" + rest.getPort() + "/#/job/running/" + run.job());
        assertThat(run.err()).contains("has finished");
        assertThat(JsonLines.read(folder.resolve("rejected"))).hasSize(60);
        assertThat(JsonLines.read(folder.resolve("results")).stream()
                        .mapToLong(result -> ((Number) result.get("count")).longValue())
                        .sum())
                .isEqualTo(5940);
        JsonNode config = get("/jobs/" + run.job() + "/config").at("/execution-config");
        assertThat(config.at("/user-config").path("windows[0].tumbling.size").asText())
                .isEqualTo("1s");
        assertThat(config.at("/user-config").path("processor.out-of-orderness").asText())
                .isEqualTo("2s");
        assertThat(config.toString()).doesNotContain("canary", folder + "/p.yaml");
        JsonNode checkpoints = get("/jobs/" + run.job() + "/checkpoints/config");
        assertThat(checkpoints.path("interval").asLong()).isEqualTo(10_000);
        assertThat(checkpoints.at("/externalization/delete_on_cancellation").asBoolean(true))
                .isFalse();
    }

    @Test
    void aSavepointIsRestoredAtAnotherParallelismAndNeverInParts() throws Exception {
        JobID first = submit("--detached", "--parallelism", "2").job();
        await().atMost(PATIENCE)
                .until(() -> cluster.getJobStatus(first).get() == JobStatus.RUNNING && isRunning(first));
        String savepoint = cluster.triggerSavepoint(
                        first, folder.resolve("savepoints").toString(), true, SavepointFormatType.NATIVE)
                .get();
        awaitEnd(first);

        Finished second = submit("--detached", "--parallelism", "3", "--from-savepoint", savepoint);

        assertThat(second.status()).as(second.err()).isEqualTo(ExitStatus.DONE);
        JsonNode restored = get("/jobs/" + second.job() + "/checkpoints").at("/latest/restored");
        assertThat(restored.path("is_savepoint").asBoolean()).isTrue();
        assertThat(get("/jobs/" + second.job()).at("/vertices/0/parallelism").asInt())
                .isEqualTo(3);
        cancel(second.job());

        Finished lacking = submit("--from-savepoint", savepoint, "--set", "output.results={discard: {}}");
        assertFailedInOneLine(lacking, "Sink Committer: tidemark-results", "start without it");

        Finished other = submit("--from-savepoint", savepoint, "--set", "windows=[{name: w, session: {gap: 1s}}]");
        assertThat(other.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(other.err()).contains("cannot be restored", "window w is ").doesNotContain("\tat ");
        awaitEnd(other.job());
    }

    @Test
    void whatCannotBeSubmittedIsSaidInOneLine() throws Exception {
        assertFailedInOneLine(submitTo("127.0.0.1:1"), "nothing accepts connections at 127.0.0.1:1");
        assertFailedInOneLine(
                submit("--from-savepoint", folder.resolve("nowhere").toString()), "there is no savepoint at");
        Finished tooWide = submit("--parallelism", "100");
        assertThat(tooWide.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(tooWide.err()).contains("slots and the job needs 100").doesNotContain("\tat ");
        Finished failing = submit(
                "--set",
                "source={files: {path: " + folder.resolve("none*.jsonl") + "}}",
                "-D",
                "restart-strategy.type=none");
        assertFailedInOneLine(failing, "pipeline submitted failed: ", "no file matches");
    }

    @Test
    void aSignalLeavesTheJobRunningAndSaysHowToCancelIt() throws Exception {
        Process process = launch(arguments("127.0.0.1:" + rest.getPort()));
        String announced = process.inputReader().readLine();
        JobID job = job(announced);
        await().atMost(PATIENCE).until(() -> isRunning(job));

        // The process's own destroy() would close its streams.
        assertThat(process.toHandle().destroy()).isTrue();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitStatus.DONE);
        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .contains("goes on running as job " + job, "mode=cancel");
        assertThat(cluster.getJobStatus(job).get()).isEqualTo(JobStatus.RUNNING);
        cancel(job);
    }

    @Test
    void theJarsOwnMainStartsTheSameJob() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(file().toString(), "--set", "source.simulator.events=3000"));
        arguments.addAll(outputs());
        Configuration client = new Configuration();
        client.set(DeploymentOptions.TARGET, "remote");
        client.set(RestOptions.ADDRESS, "127.0.0.1");
        client.set(RestOptions.PORT, rest.getPort());
        client.setString("execution.checkpointing.interval", "3 s");
        PackagedProgram program = PackagedProgram.newBuilder()
                .setJarFile(JAR.toFile())
                .setArguments(arguments.toArray(String[]::new))
                .build();
        List<String> before = get("/jobs").path("jobs").findValuesAsText("id");

        ClientUtils.executeProgram(new DefaultExecutorServiceLoader(), client, program, false, true);

        List<String> started = new ArrayList<>(get("/jobs").path("jobs").findValuesAsText("id"));
        started.removeAll(before);
        assertThat(started).hasSize(1);
        awaitEnd(JobID.fromHexString(started.get(0)));
        assertThat(JsonLines.read(folder.resolve("rejected"))).hasSize(30);
    }

    private static void assertFailedInOneLine(Finished run, String... words) {
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("tidemark: ")
                .contains(words);
    }

    /** A launcher that has ended. */
    private record Finished(int status, String out, String err) {

        JobID job() {
            return SubmitCommandITCase.job(out);
        }
    }

    private static JobID job(String text) {
        Matcher matcher = JOB.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return JobID.fromHexString(matcher.group());
    }

    private Finished submit(String... options) throws Exception {
        return submitTo("127.0.0.1:" + rest.getPort(), options);
    }

    private Finished submitTo(String target, String... options) throws Exception {
        Process process = launch(arguments(target, options));
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Finished(process.waitFor(), out, err);
    }

    private List<String> arguments(String target, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(ProjectRoot.resolve("tidemark").toString(), "submit", file().toString(), "--target", target));
        arguments.addAll(outputs());
        arguments.addAll(List.of(options));
        return arguments;
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("p.yaml"), PIPELINE);
    }

    private List<String> outputs() {
        List<String> outputs = new ArrayList<>();
        for (String output : List.of("results", "late", "rejected")) {
            outputs.add("--set");
            outputs.add("output." + output + "={files: {path: " + folder.resolve(output) + "}}");
        }
        return outputs;
    }

    private static Process launch(List<String> command) throws IOException {
        return new ProcessBuilder(command).start();
    }

    private static boolean isRunning(JobID job) throws Exception {
        List<String> states = get("/jobs/" + job).path("vertices").findValuesAsText("status");
        return !states.isEmpty() && states.stream().allMatch("RUNNING"::equals);
    }

    private static void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get();
        awaitEnd(job);
    }

    private static void awaitEnd(JobID job) {
        await().atMost(PATIENCE).until(() -> cluster.getJobStatus(job).get().isGloballyTerminalState());
    }

    private static JsonNode get(String path) throws IOException {
        return new ObjectMapper().readTree(rest.resolve(path).toURL());
    }
}
