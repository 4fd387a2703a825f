package io.tidemark.functions.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class LastNTest extends RunningStatisticContract<LastN.State> {

    private static final MathContext PRECISE = new MathContext(40);

    @Override
    Arbitrary<RunningStatistic<LastN.State>> statistics() {
        return Arbitraries.integers().between(1, 40).map(n -> new LastN(n, List.of(0.0, 37.5, 50.0, 99.9, 100.0)));
    }

    /** By the textbook, in decimals of 40 digits. */
    @Override
    Map<String, Object> expected(RunningStatistic<LastN.State> statistic, List<Timed> values) {
        LastN lastN = (LastN) statistic;
        List<BigDecimal> last = values.subList(Math.max(0, values.size() - lastN.n()), values.size()).stream()
                .map(value -> new BigDecimal(value.value()))
                .toList();
        if (last.isEmpty()) {
            return null;
        }
        BigDecimal n = BigDecimal.valueOf(last.size());
        BigDecimal mean = last.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(n, PRECISE);
        BigDecimal squares =
                last.stream().map(value -> value.subtract(mean).pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> sorted = last.stream().sorted().toList();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("count", (long) last.size());
        shown.put("mean", mean.doubleValue());
        shown.put("min", sorted.get(0).doubleValue());
        shown.put("max", sorted.get(sorted.size() - 1).doubleValue());
        shown.put(
                "stddev",
                last.size() < 2
                        ? null
                        : squares.divide(n.subtract(BigDecimal.ONE), PRECISE)
                                .sqrt(PRECISE)
                                .doubleValue());
        for (double p : lastN.percentiles()) {
            shown.put("p" + (p == Math.rint(p) ? String.valueOf((long) p) : String.valueOf(p)), percentile(sorted, p));
        }
        return shown;
    }

    /** Rank h = p/100·(n-1), linear between the values around it. */
    private static double percentile(List<BigDecimal> sorted, double p) {
        BigDecimal h = BigDecimal.valueOf(p)
                .multiply(BigDecimal.valueOf(sorted.size() - 1L))
                .movePointLeft(2);
        int below = h.intValue();
        BigDecimal low = sorted.get(below);
        BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return low.add(high.subtract(low).multiply(h.subtract(BigDecimal.valueOf(below))))
                .doubleValue();
    }

    @Override
    void assertSame(Object actual, Object expected) {
        if (expected == null) {
            assertThat(actual).isNull();
            return;
        }
        Map<?, ?> shown = (Map<?, ?>) actual;
        Map<?, ?> wanted = (Map<?, ?>) expected;
        assertThat(shown.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((name, value) -> {
            if (value instanceof Double number) {
                assertThat((Double) shown.get(name))
                        .as("%s", name)
                        .isCloseTo(number, within(1e-9 * scale(wanted) + 1e-12));
            } else {
                assertThat(shown.get(name)).as("%s", name).isEqualTo(value);
            }
        });
    }

    private static double scale(Map<?, ?> shown) {
        return Math.max(Math.abs((Double) shown.get("min")), Math.abs((Double) shown.get("max")));
    }

    @Override
    RunningStatistic<LastN.State> golden() {
        return new LastN(3, List.of(50.0));
    }

    @Override
    String goldenHex() {
        return "03" + "4004000000000000" + "c010000000000000" + "4020000000000000";
    }

    /** Anscombe's quartet I, y: mean 7.5009, sample variance 4.1273 (F. J. Anscombe, The American Statistician 27, 1973). */
    @Test
    void aNamedDataSet() {
        LastN lastN = new LastN(11, List.of(50.0));
        LastN.State state = lastN.create();
        lastN.add(state, 0, 1e6);
        for (double y : new double[] {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68}) {
            lastN.add(state, 0, y);
        }
        Map<String, Object> shown = lastN.result(state);
        assertThat((Double) shown.get("mean")).isCloseTo(7.500909090909091, within(1e-12));
        assertThat(Math.pow((Double) shown.get("stddev"), 2)).isCloseTo(4.127269090909091, within(1e-12));
        assertThat(shown).containsEntry("p50", 7.58).containsEntry("min", 4.26).containsEntry("max", 10.84);
    }

    @Test
    void numbersAtTheEndsOfTheRangeHaveAMeanAndPercentilesAndNoDeviation() {
        LastN lastN = new LastN(4, List.of(50.0));
        LastN.State state = lastN.create();
        lastN.add(state, 0, Double.MAX_VALUE);
        assertThat(lastN.result(state)).containsEntry("mean", Double.MAX_VALUE).containsEntry("stddev", null);
        lastN.add(state, 0, Double.MAX_VALUE);
        assertThat(lastN.result(state))
                .containsEntry("mean", Double.MAX_VALUE)
                .containsEntry("stddev", 0.0)
                .containsEntry("p50", Double.MAX_VALUE);
        lastN.add(state, 0, -Double.MAX_VALUE);
        assertThatThrownBy(() -> lastN.result(state))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("standard deviation");
    }

    @Test
    void anUnchangingValueHasExactlyItselfAndNoDeviation() {
        LastN lastN = new LastN(7, List.of(12.3));
        LastN.State state = lastN.create();
        for (int i = 0; i < 7; i++) {
            lastN.add(state, 0, 0.1);
        }
        assertThat(lastN.result(state)).containsEntry("stddev", 0.0).containsEntry("p12.3", 0.1);
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new LastN(0, List.of())).hasMessageContaining("found n = 0");
        assertThatThrownBy(() -> new LastN(10_001, List.of())).hasMessageContaining("1 to 10000 values");
        assertThatThrownBy(() -> new LastN(1, List.of(100.1))).hasMessageContaining("found 100.1");
    }
}
