package io.tidemark.functions.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SlicesTest {

    @Property
    void a_slice_holds_the_time_and_starts_on_the_grid(
            @ForAll @LongRange(min = -500, max = 500) long time,
            @ForAll @LongRange(min = 1, max = 60) long width,
            @ForAll @LongRange(min = -200, max = 200) long offset) {
        long expected = time;
        while (Math.floorMod(expected - offset, width) != 0) {
            expected--;
        }
        Slices slices = new Slices(width, offset);
        assertThat(slices.start(time)).isEqualTo(expected);
        assertThat(named(slices, time)).containsExactly(List.of(expected, expected + width));
    }

    @Property
    void all_times_of_a_slice_belong_to_the_same_windows(
            @ForAll @LongRange(min = -500, max = 500) long time,
            @ForAll @LongRange(min = 1, max = 60) long a,
            @ForAll @LongRange(min = 1, max = 60) long b,
            @ForAll @LongRange(min = -200, max = 200) long offset) {
        WindowAssigner sliding = new SlidingWindows(Math.max(a, b), Math.min(a, b), offset);
        WindowGrid grid = sliding.grid().orElseThrow();
        Slices slices = new Slices(grid.stepMillis(), grid.offsetMillis());
        for (long other = slices.start(time); other < slices.start(time) + slices.widthMillis(); other++) {
            assertThat(named(sliding, other)).isEqualTo(named(sliding, time));
        }
    }

    @Example
    void slices_are_cut_short_where_time_ends() {
        Slices slices = new Slices(100, 1);
        assertThat(slices.start(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(named(slices, Long.MAX_VALUE))
                .singleElement()
                .satisfies(bounds -> assertThat(bounds.get(1)).isEqualTo(Long.MAX_VALUE));
    }

    @Example
    void slices_without_a_width_are_refused() {
        assertThatThrownBy(() -> new Slices(0, 0)).hasMessageContaining("0 ms");
    }

    private static List<List<Long>> named(WindowAssigner assigner, long time) {
        List<List<Long>> windows = new ArrayList<>();
        assigner.assign(time, (start, end) -> windows.add(List.of(start, end)));
        return windows;
    }
}
