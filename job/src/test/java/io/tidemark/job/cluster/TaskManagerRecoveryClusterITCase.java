package io.tidemark.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

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
    void aJobWhoseTaskManagerIsKilledRunsAgainOnAnotherWithinTenSecondsFromItsLastCheckpoint() {
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
        assertThat(rest.checkpoints(job).at("/counts/restored").asInt()).isEqualTo(1);
        assertThat(rest.checkpoints(job).at("/latest/restored/id").asInt()).isPositive();
    }

    /** The job under test: any that runs for ever in the slots of one TaskManager. */
    private String submit(StandaloneCluster cluster) {
        JobJar jar =
                JobJar.pack(folder.path().resolve("counting.jar"), CountingJob.class, CountByKey.class, Identity.class);
        return cluster.client().run(jar, List.of("-p", "2"), List.of());
    }

    private static boolean runsWithout(FlinkProcess victim, List<Subtask> subtasks) {
        return !subtasks.isEmpty()
                && subtasks.stream()
                        .allMatch(subtask ->
                                subtask.isRunning() && !subtask.taskManager().equals(victim.name()));
    }
}
