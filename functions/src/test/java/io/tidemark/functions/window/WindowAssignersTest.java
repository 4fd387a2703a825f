package io.tidemark.functions.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowAssignersTest {

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void durations_become_milliseconds() {
        assertThat(WindowAssigners.tumbling(ms(5))).isEqualTo(new TumblingWindows(5, 0));
        assertThat(WindowAssigners.tumbling(ms(5), ms(-2))).isEqualTo(new TumblingWindows(5, -2));
        assertThat(WindowAssigners.sliding(ms(5), ms(3))).isEqualTo(new SlidingWindows(5, 3, 0));
        assertThat(WindowAssigners.sliding(ms(5), ms(3), ms(1))).isEqualTo(new SlidingWindows(5, 3, 1));
        assertThat(WindowAssigners.cumulating(ms(6), ms(3))).isEqualTo(new CumulatingWindows(6, 3, 0));
        assertThat(WindowAssigners.cumulating(ms(6), ms(3), ms(1))).isEqualTo(new CumulatingWindows(6, 3, 1));
        assertThat(WindowAssigners.session(ms(9))).isEqualTo(new SessionWindows(9));
        assertThat(WindowAssigners.global()).isEqualTo(new GlobalWindows());
    }

    @Test
    void sizes_that_make_no_window_are_refused_with_all_their_numbers() {
        refused(() -> WindowAssigners.tumbling(ms(0)), "0 ms");
        refused(() -> WindowAssigners.tumbling(ms(-5)), "-5 ms");
        refused(() -> WindowAssigners.sliding(ms(5), ms(6)), "slide 6 ms", "size 5 ms");
        refused(() -> WindowAssigners.sliding(ms(5), ms(0)), "slide 0 ms", "size 5 ms");
        refused(() -> WindowAssigners.sliding(ms(-5), ms(-6)), "slide -6 ms", "size -5 ms");
        refused(() -> WindowAssigners.cumulating(ms(7), ms(3)), "max-size 7 ms", "step 3 ms");
        refused(() -> WindowAssigners.cumulating(ms(2), ms(3)), "max-size 2 ms", "step 3 ms");
        refused(() -> WindowAssigners.cumulating(ms(2), ms(0)), "max-size 2 ms", "step 0 ms");
        refused(() -> WindowAssigners.session(ms(0)), "gap 0 ms");
    }

    @Test
    void durations_that_are_not_whole_64_bit_milliseconds_are_refused() {
        refused(() -> WindowAssigners.tumbling(Duration.ofNanos(1_500_000)), "size", "PT0.0015S");
        refused(() -> WindowAssigners.session(Duration.ofSeconds(Long.MAX_VALUE)), "gap", "64-bit");
    }

    private static void refused(Runnable factory, String... parts) {
        assertThatThrownBy(factory::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }
}
