package io.tidemark.functions.running;

import static io.tidemark.functions.running.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class RobustTest {

    @Property(tries = 500)
    void verdicts_are_those_of_the_last_values_sorted(
            @ForAll List<Sample> samples, @ForAll DetectorRules rules, @ForAll @IntRange(min = 3, max = 40) int n)
            throws IOException {
        List<Verdict> verdicts = Verdict.of(robust(rules, n), samples);
        PlainDetector plain = new PlainDetector(rules, new PlainMedians(n));
        for (int i = 0; i < samples.size(); i++) {
            plain.check(samples.get(i), verdicts.get(i));
        }
    }

    @Property(tries = 300)
    void a_restore_in_mid_stream_changes_no_verdict(
            @ForAll List<Sample> samples,
            @ForAll DetectorRules rules,
            @ForAll @IntRange(min = 3, max = 40) int n,
            @ForAll @IntRange(max = 120) int before)
            throws IOException {
        AnomalyDetector<?> detector = robust(rules, n);
        assertThat(Verdict.of(detector, samples, before)).isEqualTo(Verdict.of(detector, samples));
    }

    @Example
    void the_score_is_the_modified_z_score() throws IOException {
        // 1, 1, 2, 2, 4, 6, 9: median 2, distances 0, 0, 1, 1, 2, 4, 7, so MAD 1; 0.6745 · (9.5 - 2) / 1 = 5.0587.
        Verdict verdict = last(rules(5.0, 7), 10, values(1, 1, 2, 2, 4, 6, 9, 9.5));
        assertThat(verdict.mean()).isEqualTo(2);
        assertThat(verdict.stddev()).isCloseTo(1.4826, within(1e-5));
        assertThat(verdict.score()).isCloseTo(0.6745 * 7.5, within(1e-3));
        assertThat(verdict.anomaly()).isTrue();
    }

    @Example
    void of_an_even_number_median_and_deviation_lie_between_the_middle_two() throws IOException {
        // 1, 2, 4, 10: median 3, distances 1, 1, 2, 7, so MAD 1.5.
        Verdict verdict = last(rules(5.0, 2), 10, values(10, 1, 4, 2, 0));
        assertThat(verdict.mean()).isEqualTo(3);
        assertThat(verdict.stddev()).isCloseTo(1.482602218505602 * 1.5, within(1e-12));
    }

    @Example
    void a_value_beyond_the_last_n_is_forgotten() throws IOException {
        // Of 100, 5, 1, 3 the last three have median 3 and MAD 2.
        Verdict verdict = last(rules(50.0, 2), 3, values(100, 5, 1, 3, 0));
        assertThat(verdict.mean()).isEqualTo(3);
        assertThat(verdict.stddev()).isCloseTo(1.482602218505602 * 2, within(1e-12));
    }

    @Example
    void where_most_are_equal_the_mean_deviation_tells_the_spread() throws IOException {
        // 7, 7, 7, 7, 17: MAD 0, mean distance 10 / 5 = 2.
        Verdict verdict = last(rules(3.0, 5), 10, values(7, 7, 7, 17, 7, 18));
        assertThat(verdict.stddev()).isCloseTo(Math.sqrt(Math.PI / 2) * 2, within(1e-12));
        // 11 / 2.5066 = 4.388
        assertThat(verdict.anomaly()).isTrue();
    }

    @Example
    void where_all_are_equal_any_other_is_an_anomaly_without_a_score() throws IOException {
        Verdict verdict = last(rules(3.0, 3), 10, values(7, 7, 7, 7.01));
        assertThat(verdict.anomaly()).isTrue();
        assertThat(verdict.score()).isNaN();
    }

    @Example
    void a_new_level_becomes_the_baseline() throws IOException {
        DetectorRules rules = new DetectorRules(5.0, 4, false, 4);
        List<Verdict> verdicts = Verdict.of(robust(rules, 100), values(1, 2, 3, 4, 90, 91, 92, 93, 92));
        assertThat(verdicts.stream().map(Verdict::anomaly))
                .containsExactly(false, false, false, false, true, true, true, true, false);
        assertThat(verdicts.get(8).mean()).isEqualTo(91.5);
    }

    @Example
    void values_at_the_ends_of_the_range_have_a_finite_median() throws IOException {
        double max = Double.MAX_VALUE;
        Verdict verdict = last(rules(3.0, 2), 5, values(max, max, max, -max, max, max, -max));
        assertThat(verdict.mean()).isEqualTo(max);
        assertThat(last(rules(3.0, 2), 5, values(-max, max, max, 1)).anomaly()).isFalse();
    }

    @Example
    void the_signature_names_what_the_state_means_and_nothing_else() {
        assertThat(AnomalyDetectors.robust(RobustOptions.DEFAULTS).signature()).isEqualTo("robust(n=300)#1");
        assertThat(robust(rules(9.0, 9), 300).signature()).isEqualTo("robust(n=300)#1");
    }

    @Example
    void too_few_and_too_many_values_are_refused() {
        assertThatThrownBy(() -> new RobustOptions(rules(3, 2), 2)).hasMessageContaining("3 to 10000 values, found 2");
        assertThatThrownBy(() -> new RobustOptions(rules(3, 2), 10_001)).hasMessageContaining("found 10001");
    }

    private static DetectorRules rules(double threshold, int warmUp) {
        return new DetectorRules(threshold, warmUp, false, 30);
    }

    private static AnomalyDetector<?> robust(DetectorRules rules, int n) {
        return AnomalyDetectors.robust(new RobustOptions(rules, n));
    }

    private static Verdict last(DetectorRules rules, int n, List<Sample> samples) throws IOException {
        return Verdict.of(robust(rules, n), samples).get(samples.size() - 1);
    }

    /** Median and deviation of the last n by sorting them. */
    private record PlainMedians(int n) implements PlainDetector.Numbers {

        @Override
        public double center(List<Sample> baseline) {
            return median(last(baseline));
        }

        @Override
        public double spread(List<Sample> baseline) {
            double[] last = last(baseline);
            double median = median(last);
            double[] distances =
                    Arrays.stream(last).map(x -> Math.abs(x - median)).toArray();
            double deviation = median(distances);
            return deviation > 0
                    ? 1.482602218505602 * deviation
                    : Math.sqrt(Math.PI / 2) * Arrays.stream(distances).sum() / distances.length;
        }

        private double[] last(List<Sample> baseline) {
            return baseline.subList(Math.max(0, baseline.size() - n), baseline.size()).stream()
                    .mapToDouble(Sample::value)
                    .toArray();
        }

        private static double median(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }
}
