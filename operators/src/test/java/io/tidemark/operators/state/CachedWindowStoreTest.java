package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedWindowStoreTest {

    private static final WindowDefinition SECOND =
            WindowDefinition.of("second", WindowAssigners.tumbling(Duration.ofSeconds(1)), SumOfValues.alone());
    private static final LiveWindowSerializer SERIALIZER =
            new LiveWindowSerializer(WindowCatalog.of(TimeDomain.EVENT, List.of(SECOND)), List.of(SECOND));

    private final ByteBackend backend = new ByteBackend();
    private CachedWindowStore store = cache(CachedWindowStore.DEFAULT_BYTES);

    private CachedWindowStore cache(long bytes) {
        return new CachedWindowStore(backend.store(SERIALIZER), backend, new RecordedTimers(backend), bytes);
    }

    private StoreCall call(String key) {
        // A new object, as every event has.
        backend.setCurrentKey(new String(key));
        return new StoreCall(store, SECOND.aggregate());
    }

    private long event(String key, long start) {
        return call(key).event(0, start, start + 1000);
    }

    @Test
    void windowsInTheCacheAreReadAndWrittenInMemory() {
        event("a", 0);
        int before = backend.reads;
        assertThat(event("a", 0)).isEqualTo(2);
        assertThat(event("a", 0)).isEqualTo(3);
        assertThat(backend.reads).isEqualTo(before);
        assertThat(backend.writes).isZero();
    }

    @Test
    void aWindowThatTheIndexDoesNotNameCostsNoRead() {
        event("a", 0);
        store.flush();
        store = cache(CachedWindowStore.DEFAULT_BYTES);
        event("a", 5000);
        assertThat(backend.reads)
                .as("the index, once in each life of the cache")
                .isEqualTo(2);
        assertThat(event("a", 0)).isEqualTo(2);
        assertThat(backend.reads).as("and the window that is there").isEqualTo(3);
    }

    @Test
    void whatEndsBetweenTwoFlushesNeverReachesTheBackend() {
        event("a", 0);
        event("a", 1000);
        call("a").dropFirst();
        call("a").dropFirst();
        store.flush();
        assertThat(backend.writes).isZero();
        assertThat(backend.deletes).isZero();
        assertThat(store.cachedKeys()).isZero();
        assertThat(store.cachedBytes()).isZero();
    }

    @Test
    void whatTheBackendHasSeenIsDeletedThereToo() {
        event("a", 0);
        event("a", 1000);
        store.flush();
        assertThat(backend.entries).hasSize(3);
        call("a").dropFirst();
        call("a").dropFirst();
        assertThat(backend.entries).isEmpty();
        assertThat(store.cachedKeys()).isZero();
    }

    @Test
    void aFlushWritesWhatHasChangedAndNothingTwice() {
        event("a", 0);
        event("a", 1000);
        event("b", 0);
        store.flush();
        assertThat(backend.writes).as("three windows, two indexes").isEqualTo(5);
        store.flush();
        assertThat(backend.writes).isEqualTo(5);
        event("a", 1000);
        store.flush();
        assertThat(backend.writes).isEqualTo(6);
    }

    @Test
    void keysBeyondTheBoundAreEvictedAndComeBackAsTheyWere() {
        store = cache(1);
        for (int round = 1; round <= 3; round++) {
            for (String key : List.of("a", "b", "c")) {
                assertThat(event(key, 0)).isEqualTo(round);
                assertThat(store.cachedKeys()).isEqualTo(1);
            }
        }
        assertThat(call("b").windows()).containsExactly("WindowId[definition=0, start=0, end=1000] holds 3");
    }

    @Test
    void aKeyInUseOutlivesThoseThatAreNot() {
        event("hot", 0);
        long one = store.cachedBytes();
        store = cache(3 * one);
        event("hot", 0);
        for (int key = 0; key < 20; key++) {
            event("cold" + key, 0);
            event("hot", 0);
        }
        int before = backend.reads;
        event("hot", 0);
        assertThat(backend.reads).isEqualTo(before);
        assertThat(store.cachedBytes()).isLessThanOrEqualTo(4 * one);
    }

    @Test
    void aKeyThatWasOnlyAskedForIsNotKept() {
        assertThat(call("a").windows()).isEmpty();
        assertThat(call("b").windows()).isEmpty();
        assertThat(store.cachedKeys()).isZero();
        assertThat(backend.entries).isEmpty();
    }

    @Test
    void whatIsFlushedBetweenSnapshotsIsWhatNobodyUses() {
        event("a", 0);
        event("b", 0);
        store.flushSome(2);
        assertThat(backend.writes).as("both were just used").isZero();
        event("b", 0);
        store.flushSome(2);
        assertThat(backend.writes).as("the window and the index of a").isEqualTo(2);
        store.flush();
        assertThat(backend.writes).isEqualTo(4);
    }

    @Test
    void flushingAndEvictingLeaveTheCurrentKeyAlone() {
        store = cache(1);
        event("a", 0);
        event("b", 0);
        assertThat(backend.getCurrentKey()).isEqualTo("b");
        assertThat(event("a", 0)).isEqualTo(2);
        store.flush();
        assertThat(backend.getCurrentKey()).isEqualTo("a");
        assertThat(new StoreCall(store, SECOND.aggregate()).event(0, 0, 1000)).isEqualTo(3);
        store.flushSome(10);
        assertThat(backend.getCurrentKey()).isEqualTo("a");
    }

    @Test
    void windowsCountAsLargerWhenTheyHoldMore() {
        long empty = new CachedKey("a").bytes();
        event("a", 0);
        long one = store.cachedBytes() - empty;
        List<Long> bytes = new ArrayList<>();
        for (int window = 1; window < 100; window++) {
            long before = store.cachedBytes();
            event("a", window * 1000L);
            bytes.add(store.cachedBytes() - before);
        }
        assertThat(store.cachedBytes() - empty).isGreaterThan(50 * one);
        long before = store.cachedBytes();
        call("a").dropFirst();
        assertThat(store.cachedBytes()).isEqualTo(before - one);
        for (long counted : bytes.subList(0, 98)) {
            before = store.cachedBytes();
            call("a").dropFirst();
            assertThat(store.cachedBytes()).isEqualTo(before - counted);
        }
    }
}
