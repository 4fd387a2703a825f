package io.tidemark.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.TestEvent;
import io.tidemark.functions.TestWindow;
import io.tidemark.functions.window.WindowView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;

/**
 * The laws of {@link AccumulatorType}. A test of an accumulator type extends this and inherits one property for each law.
 *
 * @param <A> the accumulator
 */
public abstract class AccumulatorTypeContract<A> {

    private static final int TRIES = 100;
    private static final WindowView WINDOW = TestWindow.minuteOf(100);
    /** Slides of one try. */
    private static final int STEPS = 60;

    private static final byte MARKER = 0x5A;

    /** The type to test. */
    protected abstract AccumulatorType<A> type();

    /** The aggregates that read its accumulators. */
    protected abstract List<Aggregate<A>> aggregates();

    /** Lists of events to try; some without a number or a text, some of one time. */
    @Provide
    protected Arbitrary<List<TestEvent>> events() {
        return event(Arbitraries.strings()
                        .withCharRange('a', 'e')
                        .ofMinLength(0)
                        .ofMaxLength(2))
                .list()
                .ofMaxSize(40)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    /** One event with a text of these, or none. */
    protected static Arbitrary<TestEvent> event(Arbitrary<String> texts) {
        Arbitrary<Long> times = Arbitraries.longs().between(-20, 20);
        Arbitrary<Double> numbers = Arbitraries.oneOf(
                Arbitraries.doubles().between(-10_000, 10_000).ofScale(3),
                Arbitraries.integers().between(-3, 3).map(Integer::doubleValue));
        return Combinators.combine(times, numbers.injectNull(0.1), texts.injectNull(0.1))
                .as((time, number, text) -> new TestEvent(time, number == null ? Double.NaN : number, text));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_new_accumulator_is_the_identity_of_merging_on_either_side(@ForAll("events") List<TestEvent> events) {
        assertSame(merged(type().create(), of(events)), of(events));
        assertSame(merged(of(events), type().create()), of(events));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void merging_is_associative(
            @ForAll("events") List<TestEvent> a,
            @ForAll("events") List<TestEvent> b,
            @ForAll("events") List<TestEvent> c) {
        assertSame(merged(merged(of(a), of(b)), of(c)), merged(of(a), merged(of(b), of(c))));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void merging_is_commutative(@ForAll("events") List<TestEvent> a, @ForAll("events") List<TestEvent> b) {
        assertSame(merged(of(a), of(b)), merged(of(b), of(a)));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void any_order_and_any_split_read_as_one_pass(
            @ForAll("events") List<TestEvent> events, @ForAll Random random, @ForAll boolean leftToRight) {
        List<TestEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        A split = type().create();
        for (int from = 0; from < shuffled.size(); ) {
            int to = from + 1 + random.nextInt(shuffled.size() - from);
            A part = of(shuffled.subList(from, to));
            split = leftToRight ? merged(split, part) : merged(part, split);
            from = to;
        }
        assertSame(split, of(events));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void merging_leaves_its_right_side_untouched_for_good(
            @ForAll("events") List<TestEvent> a, @ForAll("events") List<TestEvent> b) {
        A right = of(b);
        byte[] before = bytes(right);
        A left = merged(of(a), right);
        assertThat(bytes(right)).isEqualTo(before);
        addAll(left, a);
        assertThat(bytes(right)).isEqualTo(before);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void what_was_written_and_read_goes_on_as_the_original(
            @ForAll("events") List<TestEvent> a,
            @ForAll("events") List<TestEvent> b,
            @ForAll("events") List<TestEvent> c) {
        A original = of(a);
        A read = read(bytes(original));
        assertThat(observe(read)).isEqualTo(observe(original));
        addAll(original, b);
        addAll(read, b);
        assertThat(observe(read)).isEqualTo(observe(original));
        type().merge(original, of(c));
        type().merge(read, of(c));
        assertThat(observe(read)).isEqualTo(observe(original));
        assertSame(merged(of(c), read), merged(of(c), original));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void reading_consumes_exactly_what_was_written(
            @ForAll("events") List<TestEvent> a, @ForAll("events") List<TestEvent> b) throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(buffer)) {
            type().write(of(a), out);
            type().write(of(b), out);
            out.writeByte(MARKER);
        }
        DataInput in = new DataInputStream(new ByteArrayInputStream(buffer.toByteArray()));
        assertSame(type().read(in), of(a));
        assertSame(type().read(in), of(b));
        assertThat(in.readByte()).isEqualTo(MARKER);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_copy_shares_nothing_with_the_original(
            @ForAll("events") List<TestEvent> a, @ForAll("events") List<TestEvent> b) {
        A original = of(a);
        A copy = type().copy(original);
        assertSame(copy, original);
        byte[] before = bytes(original);
        addAll(copy, b);
        type().merge(copy, of(b));
        assertThat(bytes(original)).isEqualTo(before);
        byte[] copied = bytes(copy);
        addAll(original, b);
        assertThat(bytes(copy)).isEqualTo(copied);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void an_accumulator_that_was_read_goes_on_as_one_that_was_not(
            @ForAll("events") List<TestEvent> a, @ForAll("events") List<TestEvent> b) {
        A read = of(a);
        List<Object> seen = observe(read);
        assertThat(observe(read)).isEqualTo(seen);
        assertThat(observe(read(bytes(read)))).isEqualTo(seen);
        A unread = of(a);
        addAll(read, b);
        addAll(unread, b);
        assertThat(observe(read)).isEqualTo(observe(unread));
        type().merge(read, of(a));
        type().merge(unread, of(a));
        assertThat(observe(read)).isEqualTo(observe(unread));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void taking_in_a_batch_equals_adding_its_rows_one_by_one(
            @ForAll("events") List<TestEvent> a,
            @ForAll("events") List<TestEvent> b,
            @ForAll @IntRange(max = 2) int others) {
        A batched = of(a);
        // Read in between, as by an early firing.
        observe(batched);
        type().addAll(batched, batch(b, others));
        List<TestEvent> all = new ArrayList<>(a);
        all.addAll(b);
        assertSame(batched, of(all));
        // The accumulator goes on as any other.
        addAll(batched, a);
        all.addAll(a);
        assertSame(batched, of(all));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void sliding_reads_as_a_fresh_merge_of_the_slices_held(
            @ForAll("events") List<TestEvent> events, @ForAll Random random) {
        SlidingAggregate<A> sliding = type().sliding();
        Deque<List<TestEvent>> held = new ArrayDeque<>();
        for (int step = 0; step < STEPS; step++) {
            // Runs of slides of one kind, so that the number of slices held goes far up and down.
            boolean grow = random.nextInt(8) < (step % 24 < 12 ? 6 : 2);
            if (grow || held.isEmpty()) {
                List<TestEvent> slice = slice(events, random);
                A newest = of(slice);
                sliding.append(newest);
                addAll(newest, events);
                held.add(slice);
            } else if (!sliding.evict(of(held.remove()))) {
                sliding.clear();
                held.forEach(slice -> sliding.append(of(slice)));
            }
            A expected = type().create();
            held.forEach(slice -> type().merge(expected, of(slice)));
            assertSame(sliding.merged(), expected);
        }
    }

    @Property(tries = 1)
    void the_signature_names_a_version_of_the_bytes() {
        assertThat(type().signature()).matches(".+#[1-9][0-9]*");
    }

    /** Some of these events: often none or a few, seldom many. */
    private static List<TestEvent> slice(List<TestEvent> events, Random random) {
        List<TestEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        int most = random.nextInt(6) == 0 ? shuffled.size() : Math.min(4, shuffled.size());
        return shuffled.subList(0, random.nextInt(most + 1));
    }

    /** A batch of these events, of a layout that keeps what is read of them and numbers of {@code others} fields more. */
    private EventBatch batch(List<TestEvent> events, int others) {
        BatchLayout more = BatchLayout.of(IntStream.range(0, others).toArray(), new int[0], false);
        EventBatch batch = new EventBatch(type().reads().and(more));
        events.forEach(batch::add);
        return batch;
    }

    /** The accumulator of these events. */
    protected final A of(List<TestEvent> events) {
        A accumulator = type().create();
        addAll(accumulator, events);
        return accumulator;
    }

    private void addAll(A accumulator, List<TestEvent> events) {
        for (TestEvent event : events) {
            type().add(accumulator, event);
        }
    }

    private A merged(A into, A from) {
        type().merge(into, from);
        return into;
    }

    private byte[] bytes(A accumulator) {
        try {
            ByteArrayOutputStream buffer = new ByteArrayOutputStream();
            type().write(accumulator, new DataOutputStream(buffer));
            return buffer.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private A read(byte[] bytes) {
        try {
            return type().read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException damaged) {
            throw new AssertionError(damaged);
        }
    }

    /** All that can be read from an accumulator. */
    private List<Object> observe(A accumulator) {
        List<Object> seen = new ArrayList<>();
        seen.add(type().used(accumulator));
        for (Aggregate<A> aggregate : aggregates()) {
            seen.add(aggregate.result(accumulator, WINDOW));
        }
        return seen;
    }

    private void assertSame(A actual, A expected) {
        assertThat(Results.close(observe(actual), observe(expected)))
                .as("%s reads as %s", observe(actual), observe(expected))
                .isTrue();
    }
}
