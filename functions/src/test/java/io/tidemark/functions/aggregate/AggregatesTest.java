package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;
import static io.tidemark.functions.TestEvent.numbers;
import static io.tidemark.functions.TestEvent.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.functions.TestEvent;
import io.tidemark.functions.TestWindow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** All kinds but percentiles, distinct and top-k against brute force, and all at their edges. */
class AggregatesTest {

    private static final MathContext EXACT_ENOUGH = new MathContext(60);

    /** Doubles of all sizes and both signs; squares of the largest still fit a double. */
    @Provide
    Arbitrary<double[]> values() {
        Arbitrary<Double> any = Combinators.combine(
                        Arbitraries.doubles().between(-2, 2).ofScale(9),
                        Arbitraries.integers().between(-60, 500))
                .as(Math::scalb);
        Arbitrary<Double> alike = Arbitraries.doubles().between(1e6, 1e6 + 1).ofScale(6);
        return Arbitraries.oneOf(
                any.array(double[].class).ofMaxSize(50),
                alike.array(double[].class).ofMaxSize(50));
    }

    @Property(tries = 500)
    void sum_and_avg_are_those_of_unlimited_precision(
            @ForAll("values") double[] values, @ForAll @IntRange(min = 1, max = 30) int batchSize) {
        BigDecimal sum = sum(values);
        BigDecimal magnitudes = BigDecimal.ZERO;
        for (double value : values) {
            magnitudes = magnitudes.add(new BigDecimal(Math.abs(value)));
        }
        // Neumaier's error is one rounding of the result and a second-order term of the magnitudes.
        double bound = 1e-15 * Math.abs(sum.doubleValue()) + 1e-28 * magnitudes.doubleValue();
        assertThat(Results.number(Aggregates.sum(VALUE), values)).isCloseTo(sum.doubleValue(), within(bound));
        assertThat(Results.batched(Aggregates.sum(VALUE), batchSize, values))
                .isCloseTo(sum.doubleValue(), within(bound));
        if (values.length > 0) {
            double mean =
                    sum.divide(BigDecimal.valueOf(values.length), EXACT_ENOUGH).doubleValue();
            assertThat(Results.number(Aggregates.avg(VALUE), values)).isCloseTo(mean, within(bound));
        }
    }

    @Property(tries = 500)
    void variance_and_stddev_are_those_of_two_exact_passes(
            @ForAll("values") double[] values, @ForAll @IntRange(min = 1, max = 30) int batchSize) {
        if (values.length < 2) {
            return;
        }
        BigDecimal mean = sum(values).divide(BigDecimal.valueOf(values.length), EXACT_ENOUGH);
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : values) {
            squares = squares.add(new BigDecimal(value).subtract(mean).pow(2));
        }
        double sample = squares.divide(BigDecimal.valueOf(values.length - 1L), EXACT_ENOUGH)
                .doubleValue();
        double population =
                squares.divide(BigDecimal.valueOf(values.length), EXACT_ENOUGH).doubleValue();
        // Values of one size that differ little lose digits to rounding of the mean, no more than this.
        double lost = 1e-9 * sample + 1e-15 * mean.abs().doubleValue();
        assertThat(Results.number(Aggregates.variance(VALUE, false), values)).isCloseTo(sample, within(lost));
        assertThat(Results.number(Aggregates.variance(VALUE, true), values)).isCloseTo(population, within(lost));
        assertThat(Results.batched(Aggregates.variance(VALUE, false), batchSize, values))
                .isCloseTo(sample, within(lost));
        double stddev = Results.number(Aggregates.stddev(VALUE, false), values);
        assertThat(stddev * stddev).isCloseTo(sample, within(lost * 1.01));
    }

    @Property
    void min_max_and_range_are_the_bounds(@ForAll @Size(min = 1, max = 30) List<Integer> integers) {
        double[] values = integers.stream().mapToDouble(Integer::doubleValue).toArray();
        double min = Collections.min(integers);
        double max = Collections.max(integers);
        assertThat(Results.number(Aggregates.min(VALUE), values)).isEqualTo(min);
        assertThat(Results.number(Aggregates.max(VALUE), values)).isEqualTo(max);
        assertThat(Results.number(Aggregates.range(VALUE), values)).isEqualTo(max - min);
    }

    @Example
    void nothing_gives_zero_where_a_count_or_sum_makes_sense_and_else_null() {
        List<TestEvent> none = List.of();
        assertThat(Results.value(Aggregates.count(), none)).isEqualTo(0L);
        assertThat(Results.value(Aggregates.count(VALUE), none)).isEqualTo(0L);
        assertThat(Results.value(Aggregates.distinct(VALUE), none)).isEqualTo(0L);
        assertThat(Results.value(Aggregates.sum(VALUE), none)).isEqualTo(0.0);
        assertThat(Results.value(Aggregates.rate(), none)).isEqualTo(0.0);
        assertThat(Results.value(Aggregates.topK(VALUE, 3), none)).isEqualTo(List.of());
        for (Aggregate<?> aggregate : List.of(
                Aggregates.avg(VALUE),
                Aggregates.min(VALUE),
                Aggregates.max(VALUE),
                Aggregates.range(VALUE),
                Aggregates.variance(VALUE, true),
                Aggregates.stddev(VALUE, true),
                Aggregates.median(VALUE),
                Aggregates.percentile(VALUE, 99),
                Aggregates.first(VALUE),
                Aggregates.last(VALUE))) {
            assertThat(Results.value(aggregate, none)).as("%s", aggregate).isNull();
        }
    }

    @Example
    void one_value_has_a_population_but_no_sample_deviation() {
        assertThat(Results.value(Aggregates.stddev(VALUE, false), numbers(7))).isNull();
        assertThat(Results.value(Aggregates.variance(VALUE, false), numbers(7))).isNull();
        assertThat(Results.number(Aggregates.stddev(VALUE, true), 7)).isZero();
        assertThat(Results.number(Aggregates.variance(VALUE, false), 1, 3)).isEqualTo(2.0);
        assertThat(Results.number(Aggregates.variance(VALUE, true), 1, 3)).isEqualTo(1.0);
    }

    @Example
    void equal_values_have_no_deviation_at_all() {
        double[] same = new double[1000];
        Arrays.fill(same, 0.1);
        assertThat(Results.number(Aggregates.stddev(VALUE, false), same)).isZero();
        assertThat(Results.batched(Aggregates.stddev(VALUE, false), 7, same)).isZero();
        Arrays.fill(same, -1e300);
        assertThat(Results.number(Aggregates.stddev(VALUE, false), same)).isZero();
        assertThat(Results.batched(Aggregates.stddev(VALUE, false), 7, same)).isZero();
    }

    @Example
    void a_sum_forgets_nothing_of_small_values_between_large_ones() {
        assertThat(Results.number(Aggregates.sum(VALUE), 1, 1e100, 1, -1e100)).isEqualTo(2.0);
        assertThat(Results.number(Aggregates.sum(VALUE), 1, Double.MAX_VALUE, 1, -Double.MAX_VALUE))
                .isEqualTo(2.0);
    }

    @Property(tries = 50)
    void whether_a_sum_overflows_does_not_depend_on_the_order(@ForAll Random random) {
        double max = Double.MAX_VALUE;
        List<TestEvent> events = new ArrayList<>(numbers(max, max, max, -max, -max, 0.5, -max, max));
        Collections.shuffle(events, random);
        assertThat(Results.value(Aggregates.sum(VALUE), events)).isEqualTo(max);
        assertThat(Results.value(Aggregates.avg(VALUE), events)).isEqualTo(max / 8);
        events.addAll(numbers(max));
        assertThat(Results.of(Aggregates.sum(VALUE), events).error(0))
                .isEqualTo("the sum of value is out of the range of a 64-bit float");
        assertThat((Double) Results.value(Aggregates.avg(VALUE), events)).isCloseTo(max / 9 * 2, within(max * 1e-15));
    }

    @Example
    void what_is_out_of_range_fails_with_the_name_of_the_field() {
        List<TestEvent> huge = numbers(Double.MAX_VALUE, -Double.MAX_VALUE);
        assertThat(Results.of(Aggregates.range(VALUE), huge).error(0)).contains("range of value");
        assertThat(Results.of(Aggregates.variance(VALUE, true), huge).error(0)).contains("variance of value");
        assertThat(Results.of(Aggregates.stddev(VALUE, true), huge).error(0)).contains("deviation of value");
        assertThat(Results.value(Aggregates.avg(VALUE), huge)).isEqualTo(0.0);
        assertThat(Results.value(Aggregates.median(VALUE), huge)).isEqualTo(0.0);
    }

    @Example
    void first_and_last_go_by_event_time_and_on_a_tie_by_value() {
        List<TestEvent> events = new ArrayList<>(List.of(
                TestEvent.number(5, 1),
                TestEvent.number(-3, 7),
                TestEvent.number(-3, 6),
                TestEvent.number(9, 2),
                TestEvent.number(9, 4),
                TestEvent.text(-9, "no number")));
        for (int i = 0; i < 6; i++) {
            Collections.rotate(events, 1);
            assertThat(Results.value(Aggregates.first(VALUE), events)).isEqualTo(6.0);
            assertThat(Results.value(Aggregates.last(VALUE), events)).isEqualTo(4.0);
        }
    }

    @Example
    void a_field_counts_where_it_is_a_number_or_a_text() {
        List<TestEvent> events =
                List.of(new TestEvent(1, 1.0, null), TestEvent.text(2, ""), new TestEvent(3, Double.NaN, null));
        assertThat(Results.value(Aggregates.count(VALUE), events)).isEqualTo(2L);
        assertThat(Results.value(Aggregates.count(), events)).isEqualTo(3L);
    }

    @Example
    void rate_is_events_per_second_of_the_window() {
        Rate rate = new Rate();
        assertThat(rate.result(NoState.INSTANCE, TestWindow.minuteOf(90))).isEqualTo(1.5);
        assertThat(rate.result(NoState.INSTANCE, new TestWindow(-500, 1000, 3, 3)))
                .isEqualTo(2.0);
        long most = Long.MAX_VALUE - 1;
        assertThat(rate.result(NoState.INSTANCE, new TestWindow(-most, most, 1, 1)))
                .isPositive();
        assertThatThrownBy(() -> rate.result(NoState.INSTANCE, new TestWindow(Long.MIN_VALUE, Long.MAX_VALUE, 1, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("a window without bounds has no rate");
    }

    @Example
    void parameters_out_of_range_are_refused_with_their_numbers() {
        for (double p : new double[] {-0.1, 100.5, Double.NaN}) {
            assertThatThrownBy(() -> Aggregates.percentile(VALUE, p))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(p));
        }
        for (int k : new int[] {0, -1, 257}) {
            assertThatThrownBy(() -> Aggregates.topK(VALUE, k))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Integer.toString(k));
        }
        assertThatThrownBy(() -> new QuantileOptions(-1, 0.01, 2048)).hasMessageContaining("found exact-limit -1");
        assertThatThrownBy(() -> new QuantileOptions(7, 1.0, 9))
                .hasMessageContaining("found exact-limit 7, relative-accuracy 1.0 and max-bins 9");
        assertThatThrownBy(() -> new QuantileOptions(7, Double.NaN, 9)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new QuantileOptions(7, 0.1, 0)).hasMessageContaining("max-bins 0");
    }

    @Property(tries = 100)
    void distinct_is_exact_up_to_128_texts(@ForAll @Size(max = 128) List<String> values) {
        assertThat(Results.value(Aggregates.distinct(VALUE), texts(values)))
                .isEqualTo((long) new HashSet<>(values).size());
    }

    private static BigDecimal sum(double[] values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum;
    }
}
