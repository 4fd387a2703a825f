package io.tidemark.job.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.cluster.RunFolder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The only broker is killed and comes back: the job waits for it and goes on. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledBrokerClusterITCase {

    private static final int EVENTS = 200_000;
    private static final int EVENTS_PER_SECOND = 10_000;
    private static final long SEED = 7;
    private static final Duration UNTIL_KILL = Duration.ofSeconds(5);
    private static final Duration AWAY = Duration.ofSeconds(3);

    @RegisterExtension
    final RunFolder folder = new RunFolder();

    @ParameterizedTest(name = "exactly-once: {0}")
    @ValueSource(booleans = {true, false})
    void everyWindowComesOutRight(boolean exactlyOnce) {
        FaultRun run = FaultRun.start(folder, new Workload(SEED, 4, EVENTS, 600_000), exactlyOnce, Map.of());
        CompletableFuture<Void> writing = run.writeRest(EVENTS_PER_SECOND);
        Awaitility.await().pollDelay(UNTIL_KILL).until(() -> true);
        assertThat(writing).as("records are written while the broker is killed").isNotDone();
        run.broker().kill9();
        Awaitility.await().pollDelay(AWAY).until(() -> true);
        run.broker().start();
        writing.join();
        run.finish();
        run.verify();
    }
}
