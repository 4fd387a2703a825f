package io.tidemark.functions.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class RunningRateTest extends RunningStatisticContract<RunningRate.State> {

    @Override
    Arbitrary<RunningStatistic<RunningRate.State>> statistics() {
        return Arbitraries.integers().between(2, 40).map(RunningRate::new);
    }

    /** (n - 1) / (t_max - t_min), in seconds, of the last n. */
    @Override
    Double expected(RunningStatistic<RunningRate.State> statistic, List<Timed> values) {
        int n = ((RunningRate) statistic).n();
        long[] times = values.subList(Math.max(0, values.size() - n), values.size()).stream()
                .mapToLong(Timed::time)
                .sorted()
                .toArray();
        if (times.length == 0 || times[0] == times[times.length - 1]) {
            return null;
        }
        return (times.length - 1) / ((times[times.length - 1] - times[0]) / 1000.0);
    }

    @Override
    void assertSame(Object actual, Object expected) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else {
            assertThat((Double) actual).isCloseTo((Double) expected, within(1e-9 * (Double) expected));
        }
    }

    @Override
    RunningStatistic<RunningRate.State> golden() {
        return new RunningRate(3);
    }

    @Override
    String goldenHex() {
        return "03" + "0000000000000bb8" + "00000000000007d0" + "fffffffffffffffb";
    }

    /** Five events, one every 250 ms: 4 / 1 s. */
    @Test
    void aSteadyStream() {
        RunningRate rate = new RunningRate(100);
        RunningRate.State state = rate.create();
        for (int i = 0; i < 5; i++) {
            rate.add(state, 1_000_000 + 250L * i, 0);
        }
        assertThat(rate.result(state)).isEqualTo(4.0);
    }

    @Test
    void timesAtTheEndsOfTheRangeAreAnAgeApart() {
        RunningRate rate = new RunningRate(2);
        RunningRate.State state = rate.create();
        rate.add(state, Long.MAX_VALUE, 0);
        rate.add(state, Long.MIN_VALUE, 0);
        // 1 / (2^64 ms)
        assertThat(rate.result(state)).isCloseTo(1000 / Math.pow(2, 64), within(1e-24));
    }

    @Test
    void oneEventHasNoRate() {
        assertThatThrownBy(() -> new RunningRate(1)).hasMessageContaining("found n = 1");
    }
}
