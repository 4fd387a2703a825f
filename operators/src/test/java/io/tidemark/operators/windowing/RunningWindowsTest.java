package io.tidemark.operators.windowing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.aggregate.QuantileOptions;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.rollup.WindowStage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A window that runs along its slices holds what a fresh merge of them holds. */
class RunningWindowsTest {

    private static final long WIDTH = 5;
    private static final int SLICES = 4;
    private static final long SIZE = WIDTH * SLICES;
    private static final Field VALUE = new Field("value", 0);
    private static final CompositeAggregate AGGREGATE = CompositeAggregate.of(
            new NamedAggregate("sum", Aggregates.sum(VALUE)),
            new NamedAggregate("stddev", Aggregates.stddev(VALUE, true)),
            new NamedAggregate("max", Aggregates.max(VALUE)),
            new NamedAggregate("p50", Aggregates.percentile(VALUE, 50, new QuantileOptions(6, 0.01, 2048))),
            // So few bins that they collapse: a slice then cannot be taken out again.
            new NamedAggregate("p90", Aggregates.percentile(VALUE, 90, new QuantileOptions(2, 0.01, 4))),
            new NamedAggregate("last", Aggregates.last(VALUE)));
    private static final List<WindowDefinition> DEFINITIONS = List.of(WindowDefinition.of(
            "moving", WindowAssigners.sliding(Duration.ofMillis(SIZE), Duration.ofMillis(WIDTH)), AGGREGATE));

    /**
     * What happens to a key.
     *
     * @param slice counted from the oldest that is needed
     * @param kind 0 to 4 an event, 5 a window is asked for, 6 the oldest slices are dropped, 7 it all comes from state again
     */
    private record Happening(int kind, int slice, double value) {}

    private final CompiledWindow definition = compiled(DEFINITIONS.get(0));
    private final CompiledSlices group = new CompiledSlices(
            1, SliceGroup.of(DEFINITIONS, WindowingOptions.DEFAULTS).get(0), new CompiledWindow[] {definition});

    /** The slices of one key. */
    private final class Key {
        final WindowsInMemory store = new WindowsInMemory();
        final ActiveSlices active =
                new ActiveSlices(new CompiledWindow[] {definition, null}, new CompiledSlices[] {null, group}, store);
        final ExtractedEvent<Reading> view = new ExtractedEvent<>(new ReadingExtractor());

        Key() {
            active.begin("any");
        }

        SliceList live() {
            return store.index().slices(group.number);
        }

        void event(long start, double value, RunningWindows running) {
            active.begin("any");
            LiveWindow slice = active.find(group, start);
            if (slice == null) {
                slice = active.open(group, start, store.index());
            }
            if (running != null) {
                running.sliceChanges(group, start);
            }
            long time = start + slice.count % WIDTH;
            view.set(new Reading("any", time, value), time);
            slice.count++;
            slice.minTime = Math.min(slice.minTime, time);
            slice.maxTime = Math.max(slice.maxTime, time);
            group.aggregate.add(slice.accumulator, view);
            active.commit();
        }
    }

    private LiveWindow window(long start) {
        return new LiveWindow(new WindowId(0, start, start + SIZE), new long[0], null);
    }

    private LiveWindow fresh(Key key, long start) {
        LiveWindow window = window(start);
        window.accumulator = AGGREGATE.create();
        for (int slice = 0; slice < SLICES; slice++) {
            LiveWindow held = key.store.get(group.number, start + slice * WIDTH, start + (slice + 1) * WIDTH);
            if (held != null) {
                AGGREGATE.merge(window.accumulator, held.accumulator);
                window.count += held.count;
                window.minTime = Math.min(window.minTime, held.minTime);
                window.maxTime = Math.max(window.maxTime, held.maxTime);
            }
        }
        return window;
    }

    private static void assertSame(LiveWindow found, LiveWindow expected) {
        assertThat(found.count).isEqualTo(expected.count);
        assertThat(found.minTime).isEqualTo(expected.minTime);
        assertThat(found.maxTime).isEqualTo(expected.maxTime);
        WindowValues values = AGGREGATE.result(found.accumulator, found);
        WindowValues expectedValues = AGGREGATE.result(expected.accumulator, expected);
        for (int part = 0; part < expectedValues.size(); part++) {
            String name = expectedValues.names().get(part);
            assertThat(values.used(part)).as("used by %s", name).isEqualTo(expectedValues.used(part));
            if (expectedValues.value(part) instanceof Double number) {
                assertThat((Double) values.value(part))
                        .as(name)
                        .isCloseTo(number, within(1e-9 * Math.max(1, Math.abs(number))));
            } else {
                assertThat(values.value(part)).as(name).isEqualTo(expectedValues.value(part));
            }
        }
    }

    @Property(tries = 1000)
    void aRunningWindowHoldsWhatAFreshMergeHolds(@ForAll("happenings") List<Happening> happenings) {
        Key key = new Key();
        RunningWindows running = new RunningWindows(2);
        running.begin("any");
        long oldest = -50;
        long asked = oldest;
        for (Happening happening : happenings) {
            long start = oldest + happening.slice() * WIDTH;
            if (happening.kind() < 5) {
                key.event(start, happening.value(), running);
            } else if (happening.kind() == 5 && key.live() != null) {
                asked = Math.max(oldest, happening.slice() % 5 == 0 ? start : asked + WIDTH);
                LiveWindow window = window(asked);
                running.at(definition, asked, asked + SIZE, key.live(), key.active)
                        .fill(window);
                assertSame(window, fresh(key, asked));
            } else if (happening.kind() == 6 && key.live() != null) {
                oldest += WIDTH;
                drop(key, oldest, running);
            } else {
                running.forget();
            }
        }
    }

    /** As windows are dropped in order, and what they are made of with them. */
    private void drop(Key key, long upTo, RunningWindows running) {
        SliceList live = key.live();
        while (live.size() > 0 && live.start(0) < upTo) {
            if (running.holds(group, live.start(0))) {
                running.evict(group, key.active.require(live, live.start(0)));
            }
            key.store.remove(new WindowId(group.number, live.start(0), live.start(0) + WIDTH));
            live.removeFirst();
        }
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        Arbitrary<Double> values =
                Arbitraries.integers().between(-1000, 100_000).map(value -> value * 0.37);
        return Combinators.combine(
                        Arbitraries.of(0, 0, 0, 0, 0, 5, 5, 5, 6, 7),
                        Arbitraries.integers().between(0, 9),
                        values)
                .as(Happening::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(150);
    }

    @Example
    void theRunningWindowOfAKeyIsKeptUntilTheKeyIsForgotten() {
        Key key = new Key();
        key.event(0, 1, null);
        RunningWindows running = new RunningWindows(2);
        running.begin("a");
        RunningWindow first = running.at(definition, 0, SIZE, key.live(), key.active);
        assertThat(running.at(definition, WIDTH, SIZE + WIDTH, key.live(), key.active))
                .isSameAs(first);
        running.begin("b");
        assertThat(running.at(definition, 0, SIZE, key.live(), key.active)).isNotSameAs(first);
        running.begin("a");
        assertThat(running.at(definition, 0, SIZE, key.live(), key.active)).isSameAs(first);
        running.forget();
        assertThat(running.at(definition, 0, SIZE, key.live(), key.active)).isNotSameAs(first);
    }

    @Example
    void beyondTheBoundNoFurtherKeyKeepsItsSlices() {
        Key key = new Key();
        for (int slice = 0; slice < SLICES; slice++) {
            key.event(slice * WIDTH, slice, null);
        }
        RunningWindows running = new RunningWindows(2, 2 * RunningWindows.BASE_SLICES + SLICES + 1);
        assertThat(isKept("a", running, key)).isTrue();
        assertThat(isKept("b", running, key)).as("a alone is below the bound").isTrue();
        assertThat(isKept("c", running, key)).isFalse();
        running.begin("a");
        running.sliceChanges(group, 0);
        assertThat(isKept("c", running, key)).as("a holds nothing any longer").isTrue();
        running.begin("b");
        running.forget();
        running.begin("c");
        running.evict(group, key.active.require(key.live(), 0));
        assertThat(isKept("d", running, key)).as("b is gone").isTrue();
    }

    /** Whether the running window of a key that has just become current is kept; it holds all slices either way. */
    private boolean isKept(String name, RunningWindows running, Key key) {
        running.begin(name);
        RunningWindow first = running.at(definition, 0, SIZE, key.live(), key.active);
        assertThat(first.size()).isEqualTo(SLICES);
        LiveWindow window = window(0);
        first.fill(window);
        assertSame(window, fresh(key, 0));
        running.begin(name);
        return running.holds(group, 0);
    }

    @Example
    void onlyAggregatesThatSlideInLittleMemoryAreKept() {
        assertThat(AGGREGATE.slidesSmall()).isTrue();
        CompositeAggregate large = CompositeAggregate.of(new NamedAggregate("distinct", Aggregates.distinct(VALUE)));
        WindowDefinition sliding = DEFINITIONS.get(0);
        assertThat(compiled(sliding).keepsRunning).isTrue();
        assertThat(compiled(WindowDefinition.of("l", sliding.assigner(), large)).keepsRunning)
                .isFalse();
    }

    @Example
    void whatIsNotKeptServesOneCall() {
        Key key = new Key();
        for (int slice = 0; slice < 2 * SLICES; slice++) {
            key.event(slice * WIDTH, slice, null);
        }
        RunningWindows running = new RunningWindows(2, 0);
        running.begin("a");
        for (int slide = 0; slide < SLICES; slide++) {
            LiveWindow window = window(slide * WIDTH);
            running.at(definition, window.start, window.end, key.live(), key.active)
                    .fill(window);
            assertSame(window, fresh(key, window.start));
        }
        key.event(SLICES * WIDTH, 7, running);
        LiveWindow changed = window(SLICES * WIDTH);
        running.at(definition, changed.start, changed.end, key.live(), key.active)
                .fill(changed);
        assertSame(changed, fresh(key, changed.start));
        running.begin("b");
        Key other = new Key();
        other.event(SLICES * WIDTH, 3, null);
        LiveWindow ofOther = window(SLICES * WIDTH);
        running.at(definition, ofOther.start, ofOther.end, other.live(), other.active)
                .fill(ofOther);
        assertSame(ofOther, fresh(other, ofOther.start));
    }

    @Example
    void slicesThatAreNotHeldMayChangeAndLeave() {
        Key key = new Key();
        for (int slice = 0; slice < 2 * SLICES; slice++) {
            key.event(slice * WIDTH, slice, null);
        }
        RunningWindows running = new RunningWindows(2);
        running.begin("a");
        assertThat(running.holds(group, 0)).as("nothing is held yet").isFalse();
        RunningWindow first = running.at(definition, 10, 10 + SIZE, key.live(), key.active);
        assertThat(running.holds(group, 10)).isTrue();
        assertThat(running.holds(group, 5)).isFalse();
        running.evict(group, key.active.require(key.live(), 5));
        running.sliceChanges(group, 10 + SIZE);
        assertThat(first.size()).isEqualTo(SLICES);
        running.sliceChanges(group, 5);
        assertThat(first.size()).as("a slice before the newest held may be new").isZero();
    }

    private static CompiledWindow compiled(WindowDefinition definition) {
        WindowStage stage = new WindowStage(0, List.of(definition), Set.of(), List.of());
        return new CompiledWindow(0, stage, 0, new PairLedger());
    }
}
