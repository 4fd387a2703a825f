package io.tidemark.functions.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class EmaTest extends RunningStatisticContract<Ema.State> {

    @Override
    Arbitrary<RunningStatistic<Ema.State>> statistics() {
        Arbitrary<RunningStatistic<Ema.State>> alphas =
                Arbitraries.doubles().between(0.001, 1).ofScale(3).map(Ema::new);
        Arbitrary<RunningStatistic<Ema.State>> spans =
                Arbitraries.doubles().between(1, 50).ofScale(1).map(Ema::ofSpan);
        return Arbitraries.oneOf(alphas, spans);
    }

    /**
     * Unrolled, and in decimals, so that only the statistic rounds: the first value weighs (1 - alpha)^(n-1), the k-th of the others
     * alpha·(1 - alpha)^(n-k).
     */
    @Override
    Double expected(RunningStatistic<Ema.State> statistic, List<Timed> values) {
        double alpha = ((Ema) statistic).alpha();
        if (values.isEmpty()) {
            return null;
        }
        BigDecimal rest = new BigDecimal(1 - alpha);
        int n = values.size();
        BigDecimal sum = rest.pow(n - 1, MathContext.DECIMAL128)
                .multiply(new BigDecimal(values.get(0).value()));
        for (int k = 2; k <= n; k++) {
            BigDecimal weight = new BigDecimal(alpha).multiply(rest.pow(n - k, MathContext.DECIMAL128));
            sum = sum.add(weight.multiply(new BigDecimal(values.get(k - 1).value())), MathContext.DECIMAL128);
        }
        return sum.doubleValue();
    }

    @Override
    void assertSame(Object actual, Object expected) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else {
            // Values are up to 1e9, and each of at most 60 steps rounds by no more than the distance of neighbours
            // there.
            assertThat((Double) actual).isCloseTo((Double) expected, within(60 * Math.ulp(1e9)));
        }
    }

    @Override
    RunningStatistic<Ema.State> golden() {
        return new Ema(0.5);
    }

    /** 1, 1.75, -1.125, 3.4375 */
    @Override
    String goldenHex() {
        return "400b800000000000";
    }

    /** Prices of a worked example of a 10-day average: alpha = 2/(10 + 1), seeded with the first. */
    @Test
    void aNamedSeries() {
        Ema ema = Ema.ofSpan(10);
        assertThat(ema.alpha()).isEqualTo(2.0 / 11);
        Ema.State state = ema.create();
        ema.add(state, 0, 22.0);
        ema.add(state, 0, 24.75);
        // 22 + 2/11·2.75
        assertThat(ema.result(state)).isCloseTo(22.5, within(1e-12));
        ema.add(state, 0, 28.0);
        // 22.5 + 2/11·5.5
        assertThat(ema.result(state)).isCloseTo(23.5, within(1e-12));
    }

    @Test
    void orderMatters() {
        Ema ema = new Ema(0.5);
        Ema.State upwards = ema.create();
        Ema.State downwards = ema.create();
        for (int value = 1; value <= 3; value++) {
            ema.add(upwards, 0, value);
            ema.add(downwards, 0, 4 - value);
        }
        assertThat(ema.result(upwards)).isEqualTo(2.25);
        assertThat(ema.result(downwards)).isEqualTo(1.75);
    }

    @Test
    void anAverageOfFiniteNumbersIsFinite() {
        Ema ema = new Ema(0.5);
        Ema.State state = ema.create();
        ema.add(state, 0, -Double.MAX_VALUE);
        ema.add(state, 0, Double.MAX_VALUE);
        assertThat(ema.result(state)).isZero();
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        for (double alpha : new double[] {0, -1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new Ema(alpha)).hasMessageContaining("above 0 and at most 1, found " + alpha);
        }
        for (double span : new double[] {0.9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Ema.ofSpan(span)).hasMessageContaining("at least 1, found " + span);
        }
    }
}
