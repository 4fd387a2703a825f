package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TotalTypeTest extends AccumulatorTypeContract<Total> {

    /** What the rounding of the compensations themselves may lose, relative to the magnitudes summed. */
    private static final double SECOND_ORDER = 1e-28;

    @Override
    protected AccumulatorType<Total> type() {
        return new TotalType(VALUE);
    }

    @Override
    protected List<Aggregate<Total>> aggregates() {
        return List.of(new Sum(VALUE), new Average(VALUE));
    }

    /** Values that swallow one another unless every rounding error is carried along. */
    @Provide
    Arbitrary<List<List<Double>>> partsThatLoseDigits() {
        return Arbitraries.of(1e16, -1e16, 3e15, 1.0, -1.0, 0.125, 1e-5, 3e307, -3e307, 1e290)
                .list()
                .ofMaxSize(12)
                .list()
                .ofMaxSize(5);
    }

    @Property(tries = 500)
    void merging_carries_the_rounding_errors_of_both_sides(@ForAll("partsThatLoseDigits") List<List<Double>> parts) {
        Total merged = new Total();
        BigDecimal exact = BigDecimal.ZERO;
        double magnitudes = 0;
        for (List<Double> part : parts) {
            Total total = new Total();
            for (double value : part) {
                total.add(value);
                magnitudes += Math.abs(value) * SECOND_ORDER;
                exact = exact.add(new BigDecimal(value));
            }
            merged.merge(total);
        }
        double expected = exact.doubleValue();
        assertThat(merged.dividedBy(1)).isCloseTo(expected, within(Math.abs(expected) * 1e-15 + magnitudes));
    }
}
