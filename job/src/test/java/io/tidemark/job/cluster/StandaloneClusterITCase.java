package io.tidemark.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fixture itself: a cluster comes up, takes jobs by both ways, and leaves nothing behind. */
@Timeout(600)
class StandaloneClusterITCase {

    private static final Duration SOON = Duration.ofMinutes(2);

    @RegisterExtension
    static final RunFolder FOLDER = new RunFolder();

    private static StandaloneCluster cluster;
    private static JobJar jar;

    @BeforeAll
    static void start() {
        cluster = FOLDER.closing(StandaloneCluster.in(FOLDER.resolve("flink"))
                .taskManagers(1)
                .slots(2)
                .set("execution.checkpointing.interval", "1s")
                .start());
        jar = JobJar.pack(FOLDER.path().resolve("counting.jar"), CountingJob.class, CountByKey.class, Identity.class);
    }

    @Test
    void aJobOfTheCommandLineClientStopsWithASavepointAndGoesOnFromItAtAnotherParallelism() {
        RestClient rest = cluster.rest();
        String first = cluster.client().run(jar, List.of("-p", "1"), List.of());
        rest.awaitRunning(first, SOON);
        Awaitility.await().atMost(SOON).until(() -> rest.completedCheckpoints(first) > 0);

        String savepoint = rest.stopWithSavepoint(first, cluster.folders().savepoints());
        String second = cluster.client().run(jar, List.of("-p", "2", "-s", savepoint), List.of());
        rest.awaitRunning(second, SOON);

        assertThat(rest.subtasks(second))
                .filteredOn(subtask -> subtask.vertex().contains("count"))
                .hasSize(2);
        assertThat(rest.checkpoints(second).at("/latest/restored/external_path").asText())
                .isEqualTo(savepoint);
        assertThat(Files.isDirectory(cluster.folders().savepoints())).isTrue();
        rest.cancel(second);
        assertThat(rest.state(second)).isEqualTo("CANCELED");
    }

    @Test
    void aJobOfTheRestApiShowsItsMetricsItsConfigurationAndItsSavepoint() {
        RestClient rest = cluster.rest();
        String job = rest.runJar(rest.uploadJar(jar.path()), List.of());
        rest.awaitRunning(job, SOON);

        String count = rest.vertexId(job, "count");
        Awaitility.await().atMost(SOON).until(() -> rest.metricSum(job, count, "numRecordsIn") > 0);
        assertThat(rest.metricNames(job, count)).contains("0.count.numRecordsIn");
        assertThat(rest.metrics(job, count, List.of("0.count.numRecordsIn", "0.no.such")))
                .containsOnlyKeys("0.count.numRecordsIn");
        assertThat(rest.configuration(job).path("name").asText()).isEqualTo("counting");
        assertThat(rest.savepoint(job, cluster.folders().savepoints())).startsWith("file:");
        assertThat(rest.exceptions(job).at("/exceptionHistory/entries")).isEmpty();
        rest.cancel(job);
    }

    @Test
    void theClusterRunsUnderTheShippedConfigurationOnLoopbackOnly() throws Exception {
        assertThat(cluster.rest().clusterConfiguration())
                .anySatisfy(entry -> {
                    assertThat(entry.path("key").asText()).isEqualTo("heartbeat.timeout");
                    assertThat(entry.path("value").asText()).isEqualTo("8 s");
                })
                .anySatisfy(entry -> {
                    assertThat(entry.path("key").asText()).isEqualTo("rest.flamegraph.enabled");
                    assertThat(entry.path("value").asText()).isEqualTo("true");
                });
        List<FlinkProcess> all = new ArrayList<>(cluster.taskManagers());
        all.add(cluster.jobManager());
        for (FlinkProcess process : all) {
            assertThat(ListeningSockets.of(process.pid()))
                    .isNotEmpty()
                    .allSatisfy(address -> assertThat(address.isLoopbackAddress())
                            .as("%s of %s", address, process.name())
                            .isTrue());
        }
    }

    @Test
    void anUnknownCommandIsReportedWithWhatTheClientSaid() {
        assertThatThrownBy(() -> cluster.client().call(List.of("run", "/no/such.jar")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("flink run ended with status")
                .hasMessageContaining("/no/such.jar");
    }

    @Test
    void noProcessOfAClusterIsLeftWhenTheBodyThrows() {
        List<Long> pids = new ArrayList<>();
        Path folder = FOLDER.resolve("second");
        assertThatThrownBy(() -> {
                    try (StandaloneCluster second =
                            StandaloneCluster.in(folder).taskManagers(1).start()) {
                        pids.add(second.jobManager().pid());
                        pids.add(second.taskManager(0).pid());
                        throw new IllegalStateException("the body failed");
                    }
                })
                .hasMessage("the body failed");

        assertThat(pids)
                .hasSize(2)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    }

    @Test
    void aClusterThatCannotComeUpSaysWhyAndLeavesNoProcess() {
        StandaloneCluster.Builder broken = StandaloneCluster.in(FOLDER.resolve("broken"))
                .taskManagers(0)
                .set("high-availability.type", "no.such.Services");
        long before = ProcessHandle.current().children().count();

        assertThatThrownBy(broken::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("jobmanager ended before it was ready")
                .hasMessageContaining("no.such.Services");

        assertThat(ProcessHandle.current().children().count()).isEqualTo(before);
    }
}
