package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.junit.jupiter.api.Test;

class CachedTimersTest {

    private static final WindowDefinition SECOND =
            WindowDefinition.of("second", WindowAssigners.tumbling(Duration.ofSeconds(1)), SumOfValues.alone());
    private static final LiveWindowSerializer SERIALIZER =
            new LiveWindowSerializer(WindowCatalog.of(TimeDomain.EVENT, List.of(SECOND)), List.of(SECOND));

    private final ByteBackend backend = new ByteBackend();
    private final RecordedTimers service = new RecordedTimers(backend);
    private CachedWindowStore store = cache(CachedWindowStore.DEFAULT_BYTES);

    private CachedWindowStore cache(long bytes) {
        return new CachedWindowStore(backend.store(SERIALIZER), backend, service, bytes);
    }

    /** What a call for a key does that opens a window and wants to be called when it ends. */
    private void open(String key, long start) {
        backend.setCurrentKey(new String(key));
        store.timers().registerWatermark(start + 999);
        new StoreCall(store, SECOND.aggregate()).event(0, start, start + 1000);
    }

    private List<String> due(long watermark) {
        List<String> due = new ArrayList<>();
        InternalTimer<String, VoidNamespace> timer = store.timers().due(watermark);
        while (timer != null) {
            due.add(timer.getKey() + "@" + timer.getTimestamp());
            timer = store.timers().due(watermark);
        }
        return due;
    }

    @Test
    void timersThatAWatermarkReachesFireInTheOrderOfTimeAndOnce() {
        open("a", 2000);
        open("b", 0);
        open("c", 1000);
        assertThat(due(998)).isEmpty();
        assertThat(due(1999)).containsExactly("b@999", "c@1999");
        assertThat(due(5000)).containsExactly("a@2999");
        assertThat(due(Long.MAX_VALUE)).isEmpty();
        assertThat(service.onWatermark).isEmpty();
    }

    @Test
    void aSnapshotFindsThemInTheServiceAndNoneIsLeftHere() {
        open("a", 0);
        open("b", 1000);
        store.flush();
        assertThat(service.onWatermark).containsExactly("a@999", "b@1999");
        assertThat(due(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void anEvictedKeyTakesItsTimerToTheService() {
        store = cache(1);
        open("a", 0);
        open("b", 0);
        assertThat(service.onWatermark).containsExactly("a@999");
        assertThat(due(999)).containsExactly("b@999");
    }

    @Test
    void oneThatIsTakenBackFiresNeitherHereNorThere() {
        open("a", 0);
        store.timers().deleteWatermark(999);
        open("b", 0);
        store.flush();
        backend.setCurrentKey("b");
        store.timers().deleteWatermark(999);
        assertThat(service.onWatermark).isEmpty();
        assertThat(due(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void whatIsTakenBackInTheServiceLeavesTheOneHere() {
        open("a", 1000);
        store.flush();
        store.timers().registerWatermark(999);
        store.timers().deleteWatermark(1999);
        assertThat(service.onWatermark).isEmpty();
        assertThat(due(999)).containsExactly("a@999");
    }

    @Test
    void theServiceFiresWhatTheWatermarkHasReachedAlready() {
        assertThat(due(999)).isEmpty();
        open("a", 0);
        assertThat(service.onWatermark).containsExactly("a@999");
        open("a", 1000);
        assertThat(due(1999)).containsExactly("a@1999");
    }

    @Test
    void aSecondTimerOfAKeyAndThoseOfTheClockAreTheServices() {
        open("a", 0);
        store.timers().registerWatermark(500);
        store.timers().registerClock(7);
        assertThat(service.onWatermark).containsExactly("a@500");
        assertThat(service.onClock).containsExactly("a@7");
        store.timers().deleteClock(7);
        assertThat(service.onClock).isEmpty();
        assertThat(due(999)).containsExactly("a@999");
    }
}
