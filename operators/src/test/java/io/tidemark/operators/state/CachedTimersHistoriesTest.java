package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimer;

/** Whatever happens to its key, a timer fires with the first watermark that reaches it, and once, from the cache or the service. */
class CachedTimersHistoriesTest {

    private static final WindowDefinition SECOND =
            WindowDefinition.of("second", WindowAssigners.tumbling(Duration.ofSeconds(1)), SumOfValues.alone());
    private static final LiveWindowSerializer SERIALIZER =
            new LiveWindowSerializer(WindowCatalog.of(TimeDomain.EVENT, List.of(SECOND)), List.of(SECOND));

    private enum What {
        /** A window opens: the key's timer moves to it if it ends earlier than what the key waits for. */
        OPEN,
        /** All windows of the key are dropped. */
        DROP,
        WATERMARK,
        FLUSH_SOME,
        FLUSH
    }

    record Happening(What what, String key, long time) {}

    @Property(tries = 1000)
    void everyTimerFiresOnce(@ForAll("histories") List<Happening> history, @ForAll("bounds") long maxBytes) {
        ByteBackend backend = new ByteBackend();
        RecordedTimers service = new RecordedTimers(backend);
        CachedWindowStore store = new CachedWindowStore(backend.store(SERIALIZER), backend, service, maxBytes);
        Map<String, Long> expected = new TreeMap<>();
        long watermark = Long.MIN_VALUE;
        for (Happening happening : history) {
            String key = happening.key;
            backend.setCurrentKey(new String(key));
            switch (happening.what) {
                case OPEN -> open(store, key, happening.time, expected);
                case DROP -> drop(store, key, expected);
                case FLUSH_SOME -> store.flushSome((int) happening.time);
                case FLUSH -> {
                    store.flush();
                    assertThat(service.onWatermark).isEqualTo(names(expected));
                }
                case WATERMARK -> {
                    watermark = Math.max(watermark, happening.time);
                    long reached = watermark;
                    Map<String, Long> due = new TreeMap<>(expected);
                    due.values().removeIf(time -> time > reached);
                    assertThat(fire(store.timers(), service, reached)).isEqualTo(names(due));
                    expected.values().removeIf(time -> time <= reached);
                }
            }
        }
        store.flush();
        assertThat(service.onWatermark).isEqualTo(names(expected));
    }

    private static void open(CachedWindowStore store, String key, long end, Map<String, Long> expected) {
        Long registered = expected.get(key);
        if (registered == null || end < registered) {
            if (registered != null) {
                store.timers().deleteWatermark(registered);
            }
            store.timers().registerWatermark(end);
            expected.put(key, end);
        }
        new StoreCall(store, SECOND.aggregate()).event(0, end - 10, end);
    }

    private static void drop(CachedWindowStore store, String key, Map<String, Long> expected) {
        Long registered = expected.remove(key);
        if (registered != null) {
            store.timers().deleteWatermark(registered);
        }
        StoreCall call = new StoreCall(store, SECOND.aggregate());
        while (call.dropFirst() != null) {
            assertThat(store.cachedBytes()).isNotNegative();
        }
    }

    /** As the operator does, and behind it the service. */
    private static Set<String> fire(CachedTimers timers, RecordedTimers service, long watermark) {
        Set<String> fired = new TreeSet<>();
        InternalTimer<String, VoidNamespace> timer = timers.due(watermark);
        while (timer != null) {
            assertThat(fired.add(timer.getKey() + "@" + timer.getTimestamp()))
                    .as("fired once")
                    .isTrue();
            timer = timers.due(watermark);
        }
        for (String name : List.copyOf(service.onWatermark)) {
            if (Long.parseLong(name.substring(name.indexOf('@') + 1)) <= watermark) {
                service.onWatermark.remove(name);
                assertThat(fired.add(name)).as("fired once").isTrue();
            }
        }
        return fired;
    }

    private static Set<String> names(Map<String, Long> timers) {
        Set<String> names = new TreeSet<>();
        timers.forEach((key, time) -> names.add(key + "@" + time));
        return names;
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        Arbitrary<What> what = Arbitraries.frequency(
                Tuple.of(10, What.OPEN),
                Tuple.of(2, What.DROP),
                Tuple.of(4, What.WATERMARK),
                Tuple.of(2, What.FLUSH_SOME),
                Tuple.of(1, What.FLUSH));
        return Combinators.combine(
                        what,
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.longs().between(1, 30))
                .as(Happening::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Long> bounds() {
        return Arbitraries.of(1L, 1500L, CachedWindowStore.DEFAULT_BYTES);
    }
}
