package io.tidemark.functions.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TimeMathTest {

    @Property
    void sums_and_differences_clamp_and_never_wrap(@ForAll long a, @ForAll long b) {
        assertThat(TimeMath.add(a, b)).isEqualTo(clamp(big(a).add(big(b))));
        assertThat(TimeMath.subtract(a, b)).isEqualTo(clamp(big(a).subtract(big(b))));
    }

    @Property
    void the_phase_is_the_distance_from_the_grid(
            @ForAll long time, @ForAll long offset, @ForAll @LongRange(min = 1) long period) {
        assertThat(TimeMath.phase(time, offset, period))
                .isEqualTo(big(time).subtract(big(offset)).mod(big(period)).longValueExact());
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static long clamp(BigInteger value) {
        return value.min(big(Long.MAX_VALUE)).max(big(Long.MIN_VALUE)).longValueExact();
    }
}
