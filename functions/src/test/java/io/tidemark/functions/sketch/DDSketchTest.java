package io.tidemark.functions.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class DDSketchTest {

    /** Enough for every double at an accuracy of one percent. */
    private static final int ALL_BINS = 80_000;

    @Provide
    Arbitrary<Double> anyDouble() {
        Arbitrary<Double> scaled = Combinators.combine(
                        Arbitraries.doubles().between(-2, 2),
                        Arbitraries.integers().between(-1074, 1022))
                .as(Math::scalb);
        return Arbitraries.oneOf(
                scaled,
                Arbitraries.of(
                        0.0,
                        -0.0,
                        1.0,
                        -1.0,
                        Double.MIN_VALUE,
                        -Double.MIN_VALUE,
                        Double.MIN_NORMAL,
                        -Double.MIN_NORMAL,
                        Double.MAX_VALUE,
                        -Double.MAX_VALUE));
    }

    @Property(tries = 300)
    void every_rank_is_within_the_relative_accuracy(
            @ForAll @Size(max = 60) List<@From("anyDouble") Double> values, @ForAll("accuracies") double accuracy) {
        assertAccurate(sketch(accuracy, ALL_BINS, values), values, accuracy);
    }

    @Provide
    Arbitrary<Double> accuracies() {
        return Arbitraries.of(0.01, 0.02, 0.1, 0.5, 0.9, 0.999);
    }

    @Property(tries = 100)
    void fine_accuracies_hold_over_the_range_their_bins_span(
            @ForAll @Size(max = 60) List<@Scale(9) @DoubleRange(min = 1, max = 1.5) Double> values) {
        assertAccurate(sketch(1e-6, DDSketch.MAX_BINS, values), values, 1e-6);
    }

    @Example
    void the_guarantee_holds_at_and_around_every_bound_of_a_bin() {
        double accuracy = 0.01;
        double gamma = (1 + accuracy) / (1 - accuracy);
        for (double bound = Double.MIN_NORMAL; bound < Double.MAX_VALUE; bound *= gamma) {
            double low = Math.nextDown(bound);
            double high = Math.nextUp(bound);
            // Of three values the middle rank is the only one that is not remembered exactly.
            List<Double> values = List.of(low / 2, bound, Math.min(Double.MAX_VALUE, high * 1.9));
            assertAccurate(sketch(accuracy, ALL_BINS, values), values, accuracy);
        }
    }

    @Property(tries = 300)
    void the_largest_magnitudes_keep_the_guarantee_when_bins_run_out(
            @ForAll @Size(min = 3, max = 60) List<@Scale(6) @DoubleRange(min = 1e-3, max = 1e3) Double> values) {
        double accuracy = 0.05;
        int bins = 30;
        DDSketch sketch = sketch(accuracy, bins, values);
        double[] sorted = sorted(values);
        double kept = sorted[sorted.length - 1] * Math.pow((1 - accuracy) / (1 + accuracy), bins - 2);
        for (int rank = 0; rank < sorted.length; rank++) {
            double found = sketch.valueAtRank(rank);
            if (sorted[rank] >= kept) {
                assertThat(Math.abs(found - sorted[rank])).isLessThanOrEqualTo(accuracy * sorted[rank]);
            } else {
                assertThat(found).isBetween(sorted[0], kept * 1.2);
            }
        }
    }

    @Example
    void the_first_and_the_last_rank_are_exact() {
        DDSketch sketch = sketch(0.5, 1, List.of(-17.3, 4.0, 5.0, 1234.5));
        assertThat(sketch.valueAtRank(0)).isEqualTo(-17.3);
        assertThat(sketch.valueAtRank(3)).isEqualTo(1234.5);
    }

    @Example
    void ranks_outside_the_values_are_refused() {
        DDSketch sketch = sketch(0.01, 10, List.of(1.0, 2.0));
        assertThatThrownBy(() -> sketch.valueAtRank(2)).hasMessage("no rank 2 among 2 values");
        assertThatThrownBy(() -> sketch.valueAtRank(-1)).hasMessage("no rank -1 among 2 values");
        assertThatThrownBy(() -> new DDSketch(0.01, 10).valueAtRank(0)).hasMessage("no rank 0 among 0 values");
    }

    @Example
    void values_that_are_not_finite_are_refused_and_change_nothing() {
        DDSketch sketch = sketch(0.01, 10, List.of(1.0));
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> sketch.add(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(value));
        }
        assertThat(sketch.count()).isEqualTo(1);
        assertThat(sketch.valueAtRank(0)).isEqualTo(1.0);
    }

    @Example
    void sketches_of_other_parameters_do_not_merge() {
        assertThatThrownBy(() -> new DDSketch(0.01, 10).merge(new DDSketch(0.02, 10)))
                .hasMessageContaining("0.01")
                .hasMessageContaining("0.02");
        assertThatThrownBy(() -> new DDSketch(0.01, 10).merge(new DDSketch(0.01, 11)))
                .hasMessageContaining("10 bins")
                .hasMessageContaining("11 bins");
    }

    @Example
    void parameters_out_of_range_are_refused_with_their_numbers() {
        for (double accuracy : new double[] {0, 1, -0.5, 1e-7, Double.NaN}) {
            assertThatThrownBy(() -> new DDSketch(accuracy, 10)).hasMessageContaining(Double.toString(accuracy));
        }
        for (int bins : new int[] {0, -3, DDSketch.MAX_BINS + 1}) {
            assertThatThrownBy(() -> new DDSketch(0.01, bins)).hasMessageContaining(Integer.toString(bins));
        }
    }

    @Example
    void a_sketch_may_be_merged_into_itself() {
        DDSketch sketch = sketch(0.01, 100, List.of(-3.0, 0.0, 1.0, 2.0));
        sketch.merge(sketch);
        assertThat(sketch.count()).isEqualTo(8);
        assertThat(sketch.valueAtRank(2)).isZero();
    }

    private static DDSketch sketch(double accuracy, int bins, List<Double> values) {
        DDSketch sketch = new DDSketch(accuracy, bins);
        for (double value : values) {
            sketch.add(value);
        }
        return sketch;
    }

    private static double[] sorted(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static void assertAccurate(DDSketch sketch, List<Double> values, double accuracy) {
        double[] sorted = sorted(values);
        assertThat(sketch.count()).isEqualTo(sorted.length);
        for (int rank = 0; rank < sorted.length; rank++) {
            double value = sorted[rank];
            double bound = Math.abs(value) < Double.MIN_NORMAL ? Math.abs(value) : accuracy * Math.abs(value);
            double error = Math.abs(sketch.valueAtRank(rank) - value);
            if (error > bound) {
                throw new AssertionError("rank " + rank + " of " + values + " is " + sketch.valueAtRank(rank)
                        + ", not within " + accuracy + " of " + value);
            }
        }
    }
}
