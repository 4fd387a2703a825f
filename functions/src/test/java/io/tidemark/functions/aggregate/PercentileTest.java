package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;
import static io.tidemark.functions.TestEvent.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PercentileTest {

    private static final QuantileOptions ALL_EXACT = new QuantileOptions(1000, 0.01, 2048);

    @Provide
    Arbitrary<double[]> values() {
        return Arbitraries.doubles()
                .between(-1000, 1000)
                .ofScale(3)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(200);
    }

    @Property(tries = 500)
    void exact_percentiles_are_type_7_of_the_sorted_values(
            @ForAll("values") double[] values, @ForAll @DoubleRange(max = 100) double p) {
        double expected = type7(values, p);
        assertThat(Results.number(Aggregates.percentile(VALUE, p, ALL_EXACT), values))
                .isCloseTo(expected, within(1e-9));
    }

    @Property(tries = 500)
    void beyond_the_limit_both_values_are_within_the_accuracy(
            @ForAll("values") double[] values,
            @ForAll @DoubleRange(max = 100) double p,
            @ForAll @IntRange(max = 200) int limit) {
        QuantileOptions options = new QuantileOptions(limit, 0.02, 4096);
        double found = Results.number(Aggregates.percentile(VALUE, p, options), values);
        if (values.length <= limit) {
            assertThat(found).isCloseTo(type7(values, p), within(1e-9));
            return;
        }
        double[] sorted = sorted(values);
        double rank = p * (sorted.length - 1) / 100;
        double below = sorted[(int) Math.floor(rank)];
        double above = sorted[(int) Math.ceil(rank)];
        double fraction = rank - Math.floor(rank);
        double error = 0.02 * (Math.abs(below) * (1 - fraction) + Math.abs(above) * fraction);
        assertThat(found).isCloseTo(below + fraction * (above - below), within(error + 1e-9));
    }

    @Example
    void the_default_is_exact_for_128_values_and_sketched_for_129() {
        double[] values =
                IntStream.range(0, 129).mapToDouble(i -> Math.sqrt(i + 2)).toArray();
        double[] fewer = Arrays.copyOf(values, 128);
        assertThat(Results.number(Aggregates.percentile(VALUE, 30), fewer)).isEqualTo(type7(fewer, 30));
        double sketched = Results.number(Aggregates.percentile(VALUE, 30), values);
        assertThat(sketched).isNotEqualTo(type7(values, 30)).isCloseTo(type7(values, 30), within(0.01 * 12));
    }

    @Example
    void the_bounds_are_exact_even_when_sketched() {
        QuantileOptions sketchOnly = new QuantileOptions(0, 0.3, 1);
        assertThat(Results.number(Aggregates.percentile(VALUE, 0, sketchOnly), 3, -7.7, 99.9))
                .isEqualTo(-7.7);
        assertThat(Results.number(Aggregates.percentile(VALUE, 100, sketchOnly), 3, -7.7, 99.9))
                .isEqualTo(99.9);
    }

    @Example
    void one_value_is_every_percentile_and_two_are_interpolated() {
        for (double p : new double[] {0, 0.1, 50, 99.9, 100}) {
            assertThat(Results.number(Aggregates.percentile(VALUE, p), 4.2)).isEqualTo(4.2);
        }
        assertThat(Results.number(Aggregates.median(VALUE), 1, 2)).isEqualTo(1.5);
        assertThat(Results.number(Aggregates.percentile(VALUE, 25), 1, 2)).isEqualTo(1.25);
        assertThat(Results.number(Aggregates.median(VALUE), -0.0, 0.0)).isZero();
        assertThat(Results.number(Aggregates.median(VALUE), Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    }

    @Example
    void a_rank_that_is_whole_is_not_interpolated() {
        double[] values = IntStream.rangeClosed(0, 1000)
                .mapToDouble(i -> i % 2 == 0 ? i : i + 0.5)
                .toArray();
        assertThat(Results.number(Aggregates.percentile(VALUE, 99.9, new QuantileOptions(2000, 0.1, 9)), values))
                .isEqualTo(999.5);
    }

    @Example
    void values_further_apart_than_the_largest_double_are_interpolated() {
        double max = Double.MAX_VALUE;
        assertThat(Results.number(Aggregates.percentile(VALUE, 75), -max, max)).isCloseTo(max / 2, within(max * 1e-15));
        assertThat(Results.value(Aggregates.median(VALUE), numbers(max, max))).isEqualTo(max);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double type7(double[] values, double p) {
        double[] sorted = sorted(values);
        double rank = p * (sorted.length - 1) / 100;
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
