package io.tidemark.functions.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NavigableSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What assigners say about their windows at once, against the windows they name one by one. */
class WindowGridTest {

    /** Many times longer than any period of the assigners here. */
    private static final long RANGE = 150;

    @Property
    void all_windows_start_and_end_on_the_grid_and_no_coarser_grid_has_them_all(
            @ForAll("assigners") WindowAssigner assigner) {
        WindowGrid grid = assigner.grid().orElseThrow();
        NavigableSet<Long> points = points(assigner);
        assertThat(points).allMatch(point -> Math.floorMod(point - grid.offsetMillis(), grid.stepMillis()) == 0);
        assertThat(coarsestStep(points)).isEqualTo(grid.stepMillis());
    }

    @Property
    void the_span_is_the_length_of_the_longest_window(@ForAll("assigners") WindowAssigner assigner) {
        long[] longest = new long[1];
        for (long time = -RANGE; time < RANGE; time++) {
            assigner.assign(time, (start, end) -> longest[0] = Math.max(longest[0], end - start));
        }
        assertThat(assigner.grid().orElseThrow().spanMillis()).isEqualTo(longest[0]);
    }

    @Property
    void two_grids_together_have_the_points_of_both_and_no_more_than_they_must(
            @ForAll("assigners") WindowAssigner one, @ForAll("assigners") WindowAssigner other) {
        WindowGrid both = one.grid().orElseThrow().and(other.grid().orElseThrow());
        NavigableSet<Long> points = points(one);
        points.addAll(points(other));
        assertThat(points).allMatch(point -> Math.floorMod(point - both.offsetMillis(), both.stepMillis()) == 0);
        assertThat(coarsestStep(points)).isEqualTo(both.stepMillis());
        assertThat(both.spanMillis())
                .isEqualTo(Math.max(
                        one.grid().orElseThrow().spanMillis(),
                        other.grid().orElseThrow().spanMillis()));
    }

    @Property
    void as_many_windows_are_counted_as_are_named(
            @ForAll("assigners") WindowAssigner assigner, @ForAll @LongRange(min = -500, max = 500) long time) {
        long[] named = new long[1];
        assigner.assign(time, (start, end) -> named[0]++);
        assertThat(assigner.windowsAt(time)).isEqualTo(named[0]);
    }

    @Property
    void what_every_assigner_can_count_agrees_with_what_some_count_faster(
            @ForAll("assigners") WindowAssigner assigner, @ForAll @LongRange(min = -500, max = 500) long time) {
        WindowAssigner counting = (at, windows) -> assigner.assign(at, windows);
        assertThat(assigner.windowsAt(time)).isEqualTo(counting.windowsAt(time));
        assertThat(counting.grid())
                .as("an assigner that says nothing has no grid")
                .isEmpty();
    }

    @Example
    void grids_of_offsets_at_the_ends_of_time_have_a_common_one() {
        WindowGrid earliest = new WindowGrid(6, Long.MIN_VALUE, 6);
        WindowGrid latest = new WindowGrid(4, Long.MAX_VALUE, 12);
        // 2^63 and 2^63 - 1 are an odd number apart.
        assertThat(earliest.and(latest)).isEqualTo(new WindowGrid(1, Long.MIN_VALUE, 12));
        assertThat(earliest.and(earliest)).isEqualTo(earliest);
    }

    @Example
    void a_grid_without_a_step_or_with_windows_shorter_than_it_is_refused() {
        assertThatThrownBy(() -> new WindowGrid(0, 0, 5)).hasMessageContaining("step 0 ms");
        assertThatThrownBy(() -> new WindowGrid(6, 0, 5)).hasMessageContaining("span 5 ms");
    }

    @Example
    void sessions_and_the_global_window_have_no_grid() {
        assertThat(new SessionWindows(5).grid()).isEmpty();
        assertThat(new GlobalWindows().grid()).isEmpty();
    }

    private static NavigableSet<Long> points(WindowAssigner assigner) {
        NavigableSet<Long> points = new TreeSet<>();
        for (long time = -RANGE; time < RANGE; time++) {
            assigner.assign(time, (start, end) -> {
                points.add(start);
                points.add(end);
            });
        }
        return points;
    }

    /** The largest number that divides all distances, found by trying. */
    private static long coarsestStep(NavigableSet<Long> points) {
        long first = points.first();
        long step = points.higher(first) - first;
        while (!divides(step, first, points)) {
            step--;
        }
        return step;
    }

    private static boolean divides(long step, long first, NavigableSet<Long> points) {
        return points.stream().allMatch(point -> (point - first) % step == 0);
    }

    @Provide
    Arbitrary<WindowAssigner> assigners() {
        Arbitrary<Long> offsets = Arbitraries.longs().between(-200, 200);
        Arbitrary<Long> sizes = Arbitraries.longs().between(1, 24);
        Arbitrary<WindowAssigner> tumbling = Combinators.combine(sizes, offsets).as(TumblingWindows::new);
        Arbitrary<WindowAssigner> sliding = Combinators.combine(sizes, sizes, offsets)
                .as((a, b, offset) -> new SlidingWindows(Math.max(a, b), Math.min(a, b), offset));
        Arbitrary<WindowAssigner> cumulating = Combinators.combine(
                        Arbitraries.longs().between(1, 6), Arbitraries.longs().between(1, 6), offsets)
                .as((step, steps, offset) -> new CumulatingWindows(step * steps, step, offset));
        return Arbitraries.oneOf(tumbling, sliding, cumulating);
    }
}
