package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;
import static io.tidemark.functions.TestEvent.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.TestEvent;
import io.tidemark.functions.TestWindow;
import io.tidemark.functions.aggregate.FussyAggregate.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What the laws of each accumulator type do not already say of sliding. */
class SlidingCompositeTest {

    private static final QuantileOptions SMALL = new QuantileOptions(6, 0.02, 2048);
    private static final QuantileOptions SKETCH_ONLY = new QuantileOptions(0, 0.02, 50);

    private static final CompositeAggregate WIDE = CompositeAggregate.of(
            new NamedAggregate("min", Aggregates.min(VALUE)),
            new NamedAggregate("max", Aggregates.max(VALUE)),
            new NamedAggregate("first", Aggregates.first(VALUE)),
            new NamedAggregate("p0", Aggregates.percentile(VALUE, 0, SMALL)),
            new NamedAggregate("p30", Aggregates.percentile(VALUE, 30, SMALL)),
            new NamedAggregate("p100", Aggregates.percentile(VALUE, 100, SMALL)),
            new NamedAggregate("sketched-p0", Aggregates.percentile(VALUE, 0, SKETCH_ONLY)),
            new NamedAggregate("sketched-p50", Aggregates.percentile(VALUE, 50, SKETCH_ONLY)),
            new NamedAggregate("count", Aggregates.count(VALUE)));

    private static final CompositeAggregate SUMS = CompositeAggregate.of(
            new NamedAggregate("sum", Aggregates.sum(VALUE)), new NamedAggregate("avg", Aggregates.avg(VALUE)));

    /** Slices of doubles of all sizes and both signs, from none to more than quantiles keep. */
    @Provide
    Arbitrary<List<double[]>> slices() {
        Arbitrary<Double> wide = Combinators.combine(
                        Arbitraries.doubles().between(-2, 2).ofScale(6),
                        Arbitraries.integers().between(-1074, 1022))
                .as(Math::scalb);
        Arbitrary<Double> usual = Arbitraries.doubles().between(1, 100).ofScale(3);
        Arbitrary<Double> extreme = Arbitraries.of(
                0.0, -0.0, Double.MIN_VALUE, -Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, Double.NaN);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, slice(usual)), Tuple.of(1, slice(Arbitraries.oneOf(wide, usual, extreme))))
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }

    private static Arbitrary<double[]> slice(Arbitrary<Double> values) {
        return values.array(double[].class).ofMaxSize(10);
    }

    @Property(tries = 300)
    void wide_values_slide_as_a_fresh_merge_reads(
            @ForAll("slices") List<double[]> slices, @ForAll("held") int mostHeld) {
        assertSlides(WIDE, slices, mostHeld);
    }

    @Property(tries = 300)
    void sums_of_huge_values_slide_as_a_fresh_merge_reads(
            @ForAll("slices") List<double[]> slices, @ForAll("held") int mostHeld) {
        // Of one sign: what is left after huge values cancel each other out is rounding.
        assertSlides(
                SUMS,
                slices.stream()
                        .map(slice -> DoubleStream.of(slice).map(Math::abs).toArray())
                        .toList(),
                mostHeld);
    }

    @Provide
    Arbitrary<Integer> held() {
        return Arbitraries.integers().between(1, 12);
    }

    private static void assertSlides(CompositeAggregate composite, List<double[]> slices, int mostHeld) {
        SlidingComposite sliding = composite.sliding();
        Deque<double[]> held = new ArrayDeque<>();
        for (double[] slice : slices) {
            held.add(slice);
            sliding.append(of(composite, slice));
            assertReadsAsFreshMerge(composite, sliding, held);
            if (held.size() > mostHeld) {
                if (!sliding.evict(of(composite, held.remove()))) {
                    sliding.clear();
                    held.forEach(each -> sliding.append(of(composite, each)));
                }
                assertReadsAsFreshMerge(composite, sliding, held);
            }
        }
    }

    private static void assertReadsAsFreshMerge(
            CompositeAggregate composite, SlidingComposite sliding, Deque<double[]> held) {
        CompositeAccumulator merged = composite.create();
        held.forEach(slice -> composite.merge(merged, of(composite, slice)));
        assertThat(sliding.size()).isEqualTo(held.size());
        List<Object> expected = read(composite, merged);
        List<Object> actual = read(composite, sliding.merged());
        assertThat(Results.close(actual, expected))
                .as("%s reads as %s", actual, expected)
                .isTrue();
    }

    private static List<Object> read(CompositeAggregate composite, CompositeAccumulator accumulator) {
        WindowValues values = composite.result(accumulator, TestWindow.minuteOf(-1));
        List<Object> read = new ArrayList<>();
        for (int part = 0; part < values.size(); part++) {
            read.add(values.value(part));
            read.add(values.error(part));
            read.add(values.used(part));
        }
        return read;
    }

    @Example
    void a_part_is_failed_while_a_slice_of_it_is_and_not_after() {
        CompositeAggregate composite = fussy(Place.ADD);
        SlidingComposite sliding = composite.sliding();
        List<CompositeAccumulator> slices = List.of(
                of(composite, 1),
                of(composite, FussyAggregate.DISLIKED),
                of(composite, FussyAggregate.DISLIKED, 5),
                of(composite, 7));
        slices.forEach(sliding::append);
        for (int evicted = 0; evicted < 3; evicted++) {
            WindowValues values = composite.result(sliding.merged(), TestWindow.minuteOf(5));
            assertThat(values.error(1)).isEqualTo("cannot add");
            assertThat(values.value("sum")).isNotNull();
            assertThat(sliding.evict(slices.get(evicted))).isTrue();
        }
        WindowValues values = composite.result(sliding.merged(), TestWindow.minuteOf(1));
        assertThat(values.error(1)).isNull();
        assertThat(values.value("fussy")).isEqualTo(1L);
        assertThat(values.value("sum")).isEqualTo(7.0);
    }

    @Example
    void a_part_that_throws_while_sliding_is_failed_and_leaves_the_others_right_until_all_is_appended_anew() {
        CompositeAggregate composite = fussy(Place.MERGE);
        SlidingComposite sliding = composite.sliding();
        sliding.append(of(composite, 1));
        sliding.append(of(composite, 2));
        WindowValues values = composite.result(sliding.merged(), TestWindow.minuteOf(2));
        assertThat(values.error(1)).isEqualTo("cannot merge");
        assertThat(values.value("sum")).isEqualTo(3.0);
        assertThat(sliding.evict(of(composite, 1))).isFalse();
        sliding.clear();
        sliding.append(of(composite, 2));
        assertThat(composite.result(sliding.merged(), TestWindow.minuteOf(1)).hasErrors())
                .isFalse();
    }

    @Example
    void what_slices_have_missed_is_missed_while_they_are_held() {
        CompositeAggregate composite = fussy(Place.RESULT);
        SlidingComposite sliding = composite.sliding();
        CompositeAccumulator late = composite.unread();
        composite.beginPart(late, 0, 5);
        composite.beginPart(late, 1, 3);
        sliding.append(late);
        sliding.append(late);
        sliding.append(of(composite, 1));
        assertThat(sliding.merged().missed(0)).isEqualTo(10);
        assertThat(sliding.merged().missed(1)).isEqualTo(6);
        sliding.evict(late);
        assertThat(sliding.merged().missed(0)).isEqualTo(5);
        sliding.evict(late);
        assertThat(sliding.merged().missed(0)).isZero();
        assertThat(sliding.merged().missed(1)).isZero();
    }

    @Example
    void a_slice_changed_after_it_was_appended_does_not_show() {
        CompositeAccumulator slice = of(WIDE, 1, 2);
        SlidingComposite sliding = WIDE.sliding();
        sliding.append(slice);
        WIDE.add(slice, TestEvent.number(9, -100));
        assertThat(read(WIDE, sliding.merged())).isEqualTo(read(WIDE, of(WIDE, 1, 2)));
    }

    @Example
    void there_is_nothing_to_take_out_of_nothing() {
        SlidingComposite sliding = WIDE.sliding();
        assertThatThrownBy(() -> sliding.evict(WIDE.create())).isInstanceOf(IllegalStateException.class);
        sliding.append(WIDE.create());
        sliding.evict(WIDE.create());
        assertThatThrownBy(() -> sliding.evict(WIDE.create())).isInstanceOf(IllegalStateException.class);
    }

    private static CompositeAggregate fussy(Place place) {
        return CompositeAggregate.of(
                new NamedAggregate("sum", Aggregates.sum(VALUE)),
                new NamedAggregate("fussy", new FussyAggregate(place)));
    }

    private static CompositeAccumulator of(CompositeAggregate composite, double... values) {
        CompositeAccumulator accumulator = composite.create();
        numbers(values).forEach(event -> composite.add(accumulator, event));
        return accumulator;
    }
}
