package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is done to it, the store with a cache shows and saves what the one without does. */
class WriteBackTest {

    private static final WindowDefinition MINUTE =
            WindowDefinition.of("minute", WindowAssigners.tumbling(Duration.ofMinutes(1)), SumOfValues.alone());
    private static final WindowDefinition VISIT =
            WindowDefinition.of("visit", WindowAssigners.session(Duration.ofMinutes(1)), SumOfValues.alone());
    private static final List<WindowDefinition> DEFINITIONS = List.of(MINUTE, VISIT);
    private static final LiveWindowSerializer SERIALIZER =
            new LiveWindowSerializer(WindowCatalog.of(TimeDomain.EVENT, DEFINITIONS), DEFINITIONS);

    private enum What {
        EVENT,
        DROP_FIRST,
        LOOK,
        FLUSH_SOME,
        FLUSH,
        RESTORE
    }

    /** One thing that happens; {@code window} stands for the definition and the bounds. */
    record Happening(What what, String key, int window) {}

    @Property(tries = 500)
    void theCacheDoesNotShow(@ForAll("histories") List<Happening> history, @ForAll("bounds") long maxBytes) {
        ByteBackend plainBackend = new ByteBackend();
        ByteBackend backend = new ByteBackend();
        KeyedWindowStore plain = plainBackend.store(SERIALIZER);
        CachedWindowStore cached =
                new CachedWindowStore(backend.store(SERIALIZER), backend, new RecordedTimers(backend), maxBytes);
        for (Happening happening : history) {
            String key = happening.key;
            plainBackend.setCurrentKey(new String(key));
            backend.setCurrentKey(new String(key));
            StoreCall expected = new StoreCall(plain, MINUTE.aggregate());
            StoreCall actual = new StoreCall(cached, MINUTE.aggregate());
            long start = happening.window / 2 * 100L;
            int definition = happening.window % 2;
            switch (happening.what) {
                case EVENT ->
                    assertThat(actual.event(definition, start, start + 100))
                            .isEqualTo(expected.event(definition, start, start + 100));
                case DROP_FIRST -> assertThat(actual.dropFirst()).isEqualTo(expected.dropFirst());
                case LOOK -> assertThat(actual.windows()).isEqualTo(expected.windows());
                case FLUSH_SOME -> cached.flushSome(happening.window);
                case FLUSH -> cached.flush();
                case RESTORE -> {
                    cached.flush();
                    assertSame(backend.entries, plainBackend.entries);
                    plainBackend = new ByteBackend(plainBackend.entries);
                    plain = plainBackend.store(SERIALIZER);
                    backend = new ByteBackend(backend.entries);
                    backend.setCurrentKey(key);
                    cached = new CachedWindowStore(
                            backend.store(SERIALIZER), backend, new RecordedTimers(backend), maxBytes);
                }
            }
            assertThat(backend.getCurrentKey()).isEqualTo(key);
        }
        cached.flush();
        assertSame(backend.entries, plainBackend.entries);
        dropAll(cached, backend);
        assertThat(backend.entries).isEmpty();
        assertThat(cached.cachedKeys()).isZero();
        assertThat(cached.cachedBytes()).isZero();
    }

    private static void assertSame(Map<String, byte[]> actual, Map<String, byte[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((place, bytes) -> assertThat(bytes).as(place).isEqualTo(expected.get(place)));
    }

    private static void dropAll(CachedWindowStore store, ByteBackend backend) {
        for (String key : List.of("a", "b", "c", "d", "e")) {
            backend.setCurrentKey(key);
            StoreCall call = new StoreCall(store, MINUTE.aggregate());
            while (call.dropFirst() != null) {
                assertThat(store.cachedBytes()).isNotNegative();
            }
        }
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        Arbitrary<What> what = Arbitraries.frequency(
                Tuple.of(10, What.EVENT),
                Tuple.of(4, What.DROP_FIRST),
                Tuple.of(2, What.LOOK),
                Tuple.of(2, What.FLUSH_SOME),
                Tuple.of(1, What.FLUSH),
                Tuple.of(1, What.RESTORE));
        return Combinators.combine(
                        what,
                        Arbitraries.of("a", "b", "c", "d", "e"),
                        Arbitraries.integers().between(0, 11))
                .as(Happening::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80);
    }

    /** One key, two or three, all. */
    @Provide
    Arbitrary<Long> bounds() {
        return Arbitraries.of(1L, 3000L, CachedWindowStore.DEFAULT_BYTES);
    }
}
