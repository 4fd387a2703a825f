package io.tidemark.job.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.job.cluster.FlinkProcess;
import io.tidemark.job.cluster.RestClient;
import io.tidemark.job.cluster.RunFolder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million events while TaskManagers are killed: nothing is lost, nothing wrong, and under exactly-once nothing twice. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledTaskManagersClusterITCase {

    private static final int EVENTS = 1_000_000;
    /** Slow enough that a slow machine comes back from the kills before the last record. */
    private static final int EVENTS_PER_SECOND = 12_500;

    private static final int KILLS = 3;
    private static final Duration SOON = Duration.ofMinutes(2);

    @RegisterExtension
    final RunFolder folder = new RunFolder();

    @ParameterizedTest(name = "exactly-once: {0}")
    @ValueSource(booleans = {true, false})
    void everyWindowComesOutRight(boolean exactlyOnce) {
        long seed = System.nanoTime();
        System.out.println("seed of workload and kills: " + seed);
        Random random = new Random(seed);
        FaultRun run = FaultRun.start(folder, new Workload(seed, 4, EVENTS, 1_000_000), exactlyOnce, Map.of());
        CompletableFuture<Void> writing = run.writeRest(EVENTS_PER_SECOND);
        for (int kill = 0; kill < KILLS; kill++) {
            awaitMillis(2_000 + random.nextInt(4_000));
            assertThat(writing).as("kill %s while records are written", kill).isNotDone();
            kill(run, random);
        }
        writing.join();
        run.finish();
        run.verify();
        assertThat(failures(run))
                .hasSizeLessThanOrEqualTo(2 * KILLS)
                .allMatch(KilledTaskManagersClusterITCase::isOfAKill);
    }

    private static void kill(FaultRun run, Random random) {
        RestClient rest = run.cluster().rest();
        List<FlinkProcess> used = run.cluster().taskManagersOf(run.job());
        FlinkProcess victim = used.get(random.nextInt(used.size()));
        long start = System.nanoTime();
        victim.kill9();
        run.cluster().startTaskManager();
        Awaitility.await("running without the killed TaskManager")
                .atMost(SOON)
                .until(() -> rest.subtasks(run.job()).stream()
                        .allMatch(subtask ->
                                subtask.isRunning() && !subtask.taskManager().equals(victim.name())));
        System.out.println("RUNNING again after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");
    }

    /** A moment that the seed chooses. */
    private static void awaitMillis(long millis) {
        Awaitility.await().pollDelay(Duration.ofMillis(millis)).atMost(SOON).until(() -> true);
    }

    private static List<JsonNode> failures(FaultRun run) {
        return List.copyOf(run.cluster()
                .rest()
                .exceptions(run.job())
                .path("exceptionHistory")
                .findParents("exceptionName"));
    }

    /** Whether a failure says that a TaskManager has gone, not that the job did something wrong. */
    private static boolean isOfAKill(JsonNode failure) {
        return failure.path("stacktrace").asText().matches("(?s).*(TaskManager|Connection|heartbeat|RemoteTransport).*")
                && !failure.path("stacktrace").asText().contains("io.tidemark");
    }
}
