package io.tidemark.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the shipped configuration promises: a job whose TaskManager was killed runs again within ten seconds. */
@Timeout(600)
class TaskManagerRecoveryClusterITCase {

    /** From the kill to every subtask running elsewhere, while another TaskManager has free slots. */
    private static final Duration PROMISED = Duration.ofSeconds(10);

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    @RegisterExtension
    final RunFolder folder = new RunFolder();

    @Test
    void aJobWhoseTaskManagerIsKilledRunsAgainOnAnotherWithinTenSecondsFromItsLastCheckpoint() throws IOException {
        StandaloneCluster cluster = folder.closing(
                StandaloneCluster.in(folder.resolve("flink")).taskManagers(2).start());
        String job = submit(cluster);
        RestClient rest = cluster.rest();
        rest.awaitRunning(job, SOON);
        Awaitility.await().atMost(SOON).until(() -> rest.completedCheckpoints(job) > 0);
        List<FlinkProcess> used = cluster.taskManagersOf(job);
        assertThat(used).as("TaskManagers with tasks of the job").hasSize(1);
        FlinkProcess victim = used.get(0);

        long killedNanos = System.nanoTime();
        victim.kill9();
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(POLL_INTERVAL)
                .until(() -> runsWithout(victim, rest.subtasks(job)));
        Duration recovery = Duration.ofNanos(System.nanoTime() - killedNanos);

        System.out.println("RUNNING again " + recovery.toMillis() + " ms after the kill of a TaskManager");
        assertThat(recovery).isLessThanOrEqualTo(PROMISED);
        // A first attempt may still have got a slot of the dead TaskManager.
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rest.checkpoints(job).at("/counts/restored").asInt() >= 1
                        && rest.checkpoints(job).at("/latest/restored/id").asInt() > 0);
    }

    /** Tidemark, which runs for ever in the slots of one TaskManager. */
    private String submit(StandaloneCluster cluster) throws IOException {
        Path pipeline = Files.writeString(folder.path().resolve("endless.yaml"), """
                pipeline: endless
                source: {simulator: {events-per-second: 1000, keys: 50}}
                event: {key: [service], time: ts, value: latency_ms}
                windows: [{name: second, tumbling: {size: 1s}, aggregates: [{name: n, kind: count}]}]
                output: {results: {discard: {}}, late: {discard: {}}, rejected: {discard: {}}}
                """);
        return cluster.submit(pipeline, "--parallelism", "2");
    }

    private static boolean runsWithout(FlinkProcess victim, List<Subtask> subtasks) {
        return !subtasks.isEmpty()
                && subtasks.stream()
                        .allMatch(subtask ->
                                subtask.isRunning() && !subtask.taskManager().equals(victim.name()));
    }
}
