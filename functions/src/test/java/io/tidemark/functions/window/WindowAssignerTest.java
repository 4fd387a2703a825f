package io.tidemark.functions.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Every assigner against its definition, tried on every candidate, and against unlimited integers at the ends of time. */
class WindowAssignerTest {

    /** A window as an assigner names it. */
    private record Bounds(long start, long end) {}

    @Property
    void a_tumbling_window_holds_the_time_and_starts_on_the_grid(
            @ForAll @LongRange(min = -500, max = 500) long time,
            @ForAll @LongRange(min = 1, max = 60) long size,
            @ForAll @LongRange(min = -200, max = 200) long offset) {
        List<Bounds> expected = new ArrayList<>();
        for (long start = time - size; start <= time; start++) {
            if (start + size > time && Math.floorMod(start - offset, size) == 0) {
                expected.add(new Bounds(start, start + size));
            }
        }
        assertThat(assigned(new TumblingWindows(size, offset), time))
                .isEqualTo(expected)
                .hasSize(1);
    }

    @Property
    void sliding_windows_are_all_that_hold_the_time_and_start_on_the_grid(
            @ForAll @LongRange(min = -500, max = 500) long time,
            @ForAll @LongRange(min = 1, max = 60) long a,
            @ForAll @LongRange(min = 1, max = 60) long b,
            @ForAll @LongRange(min = -200, max = 200) long offset) {
        long size = Math.max(a, b);
        long slide = Math.min(a, b);
        List<Bounds> expected = new ArrayList<>();
        for (long start = time - size; start <= time; start++) {
            if (time < start + size && Math.floorMod(start - offset, slide) == 0) {
                expected.add(new Bounds(start, start + size));
            }
        }
        assertThat(assigned(new SlidingWindows(size, slide, offset), time)).isEqualTo(expected);
        assertThat(expected).hasSizeBetween((int) (size / slide), (int) (size / slide) + 1);
    }

    @Property
    void cumulating_windows_share_a_start_and_grow_by_steps(
            @ForAll @LongRange(min = -500, max = 500) long time,
            @ForAll @LongRange(min = 1, max = 20) long step,
            @ForAll @IntRange(min = 1, max = 12) int steps,
            @ForAll @LongRange(min = -200, max = 200) long offset) {
        long maxSize = step * steps;
        long start = time - Math.floorMod(time - offset, maxSize);
        List<Bounds> expected = new ArrayList<>();
        for (int k = 1; k <= steps; k++) {
            if (time < start + k * step) {
                expected.add(new Bounds(start, start + k * step));
            }
        }
        assertThat(assigned(new CumulatingWindows(maxSize, step, offset), time)).isEqualTo(expected);
    }

    @Property
    void a_session_is_opened_for_the_gap(@ForAll long time, @ForAll @LongRange(min = 1) long gap) {
        assertThat(assigned(new SessionWindows(gap), time))
                .containsExactly(new Bounds(time, clamp(big(time).add(big(gap)))));
    }

    @Property
    void the_global_window_holds_every_time(@ForAll long time) {
        assertThat(assigned(new GlobalWindows(), time)).containsExactly(new Bounds(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @Property
    void sliding_and_tumbling_bounds_clamp_at_the_ends_of_time(
            @ForAll("anyTimes") long time,
            @ForAll("anySizes") long slide,
            @ForAll @IntRange(min = 1, max = 20) int slides,
            @ForAll long offset) {
        long size = clamp(big(slide).multiply(big(slides)));
        List<Bounds> expected = new ArrayList<>();
        BigInteger newest = gridStart(time, slide, offset);
        for (BigInteger start = newest;
                start.add(big(size)).compareTo(big(time)) > 0;
                start = start.subtract(big(slide))) {
            expected.add(0, new Bounds(clamp(start), clamp(start.add(big(size)))));
        }
        assertThat(assigned(new SlidingWindows(size, slide, offset), time)).isEqualTo(expected);
        assertThat(assigned(new TumblingWindows(slide, offset), time))
                .isEqualTo(assigned(new SlidingWindows(slide, slide, offset), time));
    }

    @Property
    void cumulating_bounds_clamp_at_the_ends_of_time_and_name_no_window_twice(
            @ForAll("anyTimes") long time,
            @ForAll("anySizes") long someStep,
            @ForAll @IntRange(min = 1, max = 20) int steps,
            @ForAll long offset) {
        long step = Math.max(1, someStep / steps);
        long maxSize = step * steps;
        if (maxSize / steps != step) {
            return;
        }
        BigInteger start = gridStart(time, maxSize, offset);
        LinkedHashSet<Bounds> expected = new LinkedHashSet<>();
        for (int k = 1; k <= steps; k++) {
            BigInteger end = start.add(big(step).multiply(big(k)));
            if (end.compareTo(big(time)) > 0) {
                expected.add(new Bounds(clamp(start), clamp(end)));
            }
        }
        assertThat(assigned(new CumulatingWindows(maxSize, step, offset), time)).containsExactlyElementsOf(expected);
    }

    @Property
    void windows_come_in_ascending_order_of_end_and_start_each_once(
            @ForAll("anyTimes") long time,
            @ForAll("anySizes") long unit,
            @ForAll @IntRange(min = 1, max = 20) int units) {
        long step = Math.max(1, unit / units);
        List<WindowAssigner> assigners = List.of(
                new SlidingWindows(Math.max(step, unit), step, 7), new CumulatingWindows(step * units, step, 7));
        for (WindowAssigner assigner : assigners) {
            Bounds last = null;
            for (Bounds next : assigned(assigner, time)) {
                assertThat(next.start).isLessThanOrEqualTo(time);
                assertThat(next.end).isGreaterThanOrEqualTo(time);
                if (last != null) {
                    assertThat(next.end > last.end || (next.end == last.end && next.start > last.start))
                            .isTrue();
                }
                last = next;
            }
        }
    }

    @Provide
    Arbitrary<Long> anyTimes() {
        return Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(Long.MIN_VALUE, Long.MIN_VALUE + 1000),
                Arbitraries.longs().between(Long.MAX_VALUE - 1000, Long.MAX_VALUE),
                Arbitraries.longs().between(-1000, 1000));
    }

    @Provide
    Arbitrary<Long> anySizes() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 500),
                Arbitraries.longs().between(1, Long.MAX_VALUE),
                Arbitraries.longs().between(Long.MAX_VALUE - 500, Long.MAX_VALUE));
    }

    @Example
    void the_time_at_the_end_of_a_window_belongs_to_the_next() {
        assertThat(assigned(new TumblingWindows(100, 0), 100)).containsExactly(new Bounds(100, 200));
        assertThat(assigned(new SlidingWindows(100, 50, 0), 100))
                .containsExactly(new Bounds(50, 150), new Bounds(100, 200));
    }

    @Example
    void only_sessions_merge_and_only_the_global_window_does_not_end_by_time() {
        assertThat(new SessionWindows(1).isMerging()).isTrue();
        assertThat(new GlobalWindows().endsByTime()).isFalse();
        for (WindowAssigner assigner :
                List.of(new TumblingWindows(1, 0), new SlidingWindows(1, 1, 0), new CumulatingWindows(1, 1, 0))) {
            assertThat(assigner.isMerging()).isFalse();
            assertThat(assigner.endsByTime()).isTrue();
        }
    }

    private static List<Bounds> assigned(WindowAssigner assigner, long time) {
        List<Bounds> windows = new ArrayList<>();
        assigner.assign(time, (start, end) -> windows.add(new Bounds(start, end)));
        return windows;
    }

    private static BigInteger gridStart(long time, long period, long offset) {
        return big(time).subtract(big(time).subtract(big(offset)).mod(big(period)));
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static long clamp(BigInteger value) {
        return value.min(big(Long.MAX_VALUE)).max(big(Long.MIN_VALUE)).longValueExact();
    }
}
