package io.tidemark.functions.running;

import static io.tidemark.functions.running.Sample.at;
import static io.tidemark.functions.running.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class ZScoreTest {

    private static final Duration HALF_LIFE = Duration.ofHours(6);

    /** Mean 40 / 8 = 5; squared distances 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32; sample stddev √(32 / 7) = 2.138089935. */
    private static final double[] EIGHT = {2, 4, 4, 4, 5, 5, 7, 9};

    @Property(tries = 500)
    void verdicts_are_those_of_the_definition(@ForAll List<Sample> samples, @ForAll DetectorRules rules)
            throws IOException {
        check(rules, null, samples, PlainMoments.OF_ALL);
    }

    @Property(tries = 500)
    void with_a_half_life_they_are_those_of_its_weights(@ForAll List<Sample> samples, @ForAll DetectorRules rules)
            throws IOException {
        check(rules, HALF_LIFE, samples, new PlainMoments(HALF_LIFE.toMillis()));
    }

    @Property(tries = 300)
    void a_restore_in_mid_stream_changes_no_verdict(
            @ForAll List<Sample> samples,
            @ForAll DetectorRules rules,
            @ForAll boolean fading,
            @ForAll @IntRange(max = 120) int before)
            throws IOException {
        AnomalyDetector<?> detector = AnomalyDetectors.zScore(new ZScoreOptions(rules, fading ? HALF_LIFE : null));
        assertThat(Verdict.of(detector, samples, before)).isEqualTo(Verdict.of(detector, samples));
    }

    @Example
    void the_score_is_the_distance_from_the_mean_in_sample_standard_deviations() throws IOException {
        Verdict verdict = last(rules(3.0, 8, false, 30), 12);
        assertThat(verdict.mean()).isEqualTo(5);
        assertThat(verdict.stddev()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
        // (12 - 5) / 2.138089935
        assertThat(verdict.score()).isCloseTo(3.273950, within(1e-6));
        assertThat(verdict.anomaly()).isTrue();
        // |-1 - 5| / 2.138089935 = 2.806243
        assertThat(last(rules(3.0, 8, false, 30), -1).anomaly()).isFalse();
    }

    @Example
    void a_score_on_the_threshold_is_ordinary() throws IOException {
        // -1, 0, 1: mean 0, stddev √(2 / 2) = 1.
        assertThat(last(rules(3.0, 3, false, 30), values(-1, 0, 1, 3)).anomaly())
                .isFalse();
        assertThat(last(rules(3.0, 3, false, 30), values(-1, 0, 1, Math.nextUp(3.0)))
                        .anomaly())
                .isTrue();
    }

    @Example
    void nothing_is_an_anomaly_before_the_warm_up() throws IOException {
        assertThat(last(rules(3.0, 8, false, 30), 100).anomaly()).isTrue();
        assertThat(last(rules(3.0, 9, false, 30), 100).anomaly()).isFalse();
        assertThat(last(rules(3.0, 9, false, 30), 100).score()).isGreaterThan(40);
    }

    @Example
    void beside_equal_values_any_other_is_an_anomaly_without_a_score() throws IOException {
        Verdict other = last(rules(3.0, 3, false, 30), values(0.1, 0.1, 0.1, 0.1, 0.1000001));
        assertThat(other.anomaly()).isTrue();
        assertThat(other.score()).isNaN();
        assertThat(other.stddev()).isZero();
        assertThat(last(rules(3.0, 3, false, 30), values(0.1, 0.1, 0.1, 0.1, 0.1))
                        .anomaly())
                .isFalse();
    }

    @Example
    void anomalies_stay_out_of_the_baseline_until_so_many_come_in_a_row() throws IOException {
        List<Sample> shift = values(-1, 0, 1, 50, 51, 0, 50, 51, 52, 51);
        List<Verdict> verdicts = Verdict.of(AnomalyDetectors.zScore(rules(3.0, 3, false, 3)), shift);
        assertThat(verdicts.stream().map(Verdict::anomaly))
                .containsExactly(false, false, false, true, true, false, true, true, true, false);
        // The ordinary 0 in between was learned, and the two before it forgotten.
        assertThat(verdicts.get(6).mean()).isZero();
        // From then on the baseline is 50, 51, 52.
        assertThat(verdicts.get(9).mean()).isEqualTo(51);
        assertThat(verdicts.get(9).stddev()).isEqualTo(1);
    }

    @Example
    void a_relearned_baseline_warms_up_when_it_is_short() throws IOException {
        List<Verdict> verdicts =
                Verdict.of(AnomalyDetectors.zScore(rules(3.0, 3, false, 2)), values(-1, 0, 1, 50, 50, 0, 50));
        assertThat(verdicts.get(5).mean()).isEqualTo(50);
        assertThat(verdicts.get(5).anomaly()).isFalse();
    }

    @Example
    void learned_anomalies_move_the_baseline() throws IOException {
        List<Verdict> verdicts =
                Verdict.of(AnomalyDetectors.zScore(rules(3.0, 3, true, 1)), values(-1, 0, 1, 100, 100));
        assertThat(verdicts.get(3).anomaly()).isTrue();
        assertThat(verdicts.get(4).mean()).isEqualTo(25);
    }

    @Example
    void a_value_one_half_life_old_weighs_half() throws IOException {
        long hour = 3_600_000;
        List<Sample> samples = List.of(at(0, 0), at(hour, 10), at(hour, 99));
        Verdict verdict = last(new ZScoreOptions(new DetectorRules(3, 2, false, 30), Duration.ofHours(1)), samples);
        // (0.5 · 0 + 1 · 10) / 1.5
        assertThat(verdict.mean()).isCloseTo(20.0 / 3, within(1e-12));
        // (0.5 · 6.667² + 1 · 3.333²) / (1.5 - 1.25 / 1.5) = 33.333 / 0.66667 = 50
        assertThat(verdict.stddev()).isCloseTo(Math.sqrt(50), within(1e-12));
    }

    @Example
    void after_a_silence_that_leaves_nothing_a_fading_baseline_starts_anew() throws IOException {
        long hour = 3_600_000;
        ZScoreOptions options = new ZScoreOptions(new DetectorRules(3, 3, false, 30), Duration.ofHours(1));
        // Three values weigh 3 / 2^12 after twelve hours, less than 1/1024, and 3 / 2^11 after eleven.
        List<Sample> gone = List.of(at(0, -1), at(0, 0), at(0, 1), at(12 * hour, 0), at(12 * hour, 99));
        List<Sample> left = List.of(at(0, -1), at(0, 0), at(0, 1), at(11 * hour, 0), at(11 * hour, 99));
        assertThat(last(options, gone).anomaly()).isFalse();
        assertThat(last(options, gone).stddev()).isNaN();
        assertThat(last(options, left).anomaly()).isTrue();
    }

    @Example
    void late_values_weigh_as_if_they_had_come_in_time() throws IOException {
        List<Sample> inTime = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            inTime.add(at(i * 1_000_000L, Math.sqrt(i)));
        }
        List<Sample> shuffled = new ArrayList<>(inTime);
        Collections.reverse(shuffled);
        Sample probe = at(49 * 1_000_000L, 5);
        inTime.add(probe);
        shuffled.add(probe);
        ZScoreOptions options = new ZScoreOptions(new DetectorRules(1e9, 2, true, 30), HALF_LIFE);
        assertThat(last(options, shuffled).mean())
                .isCloseTo(last(options, inTime).mean(), within(1e-12));
        assertThat(last(options, shuffled).stddev())
                .isCloseTo(last(options, inTime).stddev(), within(1e-12));
    }

    @Example
    void values_at_the_ends_of_the_range_alarm_nobody_for_ever() throws IOException {
        double max = Double.MAX_VALUE;
        List<Verdict> verdicts =
                Verdict.of(AnomalyDetectors.zScore(rules(3.0, 2, false, 30)), values(max, -max, max, 1, -max, 2));
        assertThat(verdicts).noneMatch(Verdict::anomaly);
        assertThat(verdicts.get(5).mean()).isFinite();
    }

    @Example
    void the_signature_names_what_the_state_means_and_nothing_else() {
        assertThat(AnomalyDetectors.zScore(ZScoreOptions.DEFAULTS).signature()).isEqualTo("z-score()#1");
        assertThat(AnomalyDetectors.zScore(rules(9.0, 5, true, 7)).signature()).isEqualTo("z-score()#1");
        assertThat(AnomalyDetectors.zScore(ZScoreOptions.SEASONAL_DEFAULTS).signature())
                .isEqualTo("z-score(half-life=604800000ms)#1");
    }

    @Example
    void the_defaults_are_those_of_the_semantics() {
        assertThat(ZScoreOptions.DEFAULTS).isEqualTo(rules(3.0, 30, false, 30));
    }

    @Example
    void options_that_cannot_work_are_refused() {
        assertThatThrownBy(() -> rules(0, 30, false, 30)).hasMessageContaining("positive number, found 0.0");
        assertThatThrownBy(() -> rules(Double.NaN, 30, false, 30)).hasMessageContaining("found NaN");
        assertThatThrownBy(() -> rules(3, 1, false, 30)).hasMessageContaining("2 values or more, found 1");
        assertThatThrownBy(() -> rules(3, 30, false, 0)).hasMessageContaining("1 anomaly or more, found 0");
        assertThatThrownBy(() -> new ZScoreOptions(new DetectorRules(3, 2, false, 1), Duration.ofNanos(5)))
                .hasMessageContaining("1 ms or longer, found PT0.000000005S");
    }

    private static void check(DetectorRules rules, Duration halfLife, List<Sample> samples, PlainMoments numbers)
            throws IOException {
        List<Verdict> verdicts = Verdict.of(AnomalyDetectors.zScore(new ZScoreOptions(rules, halfLife)), samples);
        PlainDetector plain = new PlainDetector(rules, numbers);
        for (int i = 0; i < samples.size(); i++) {
            plain.check(samples.get(i), verdicts.get(i));
        }
    }

    private static ZScoreOptions rules(double threshold, int warmUp, boolean learnAnomalies, int relearnAfter) {
        return new ZScoreOptions(new DetectorRules(threshold, warmUp, learnAnomalies, relearnAfter), null);
    }

    /** The verdict on a value after the eight. */
    private static Verdict last(ZScoreOptions options, double value) throws IOException {
        double[] values = Arrays.copyOf(EIGHT, EIGHT.length + 1);
        values[EIGHT.length] = value;
        return last(options, values(values));
    }

    private static Verdict last(ZScoreOptions options, List<Sample> samples) throws IOException {
        return Verdict.of(AnomalyDetectors.zScore(options), samples).get(samples.size() - 1);
    }

    /** Mean and stddev by their definitions; a half-life of 0 is none. */
    private record PlainMoments(long halfLifeMillis) implements PlainDetector.Numbers {

        static final PlainMoments OF_ALL = new PlainMoments(0);

        @Override
        public double center(List<Sample> baseline) {
            if (allEqual(baseline)) {
                return baseline.get(0).value();
            }
            long latest = latest(baseline);
            double weights = 0;
            double sum = 0;
            for (Sample sample : baseline) {
                weights += weight(sample, latest);
                sum += weight(sample, latest) * sample.value();
            }
            return sum / weights;
        }

        @Override
        public double spread(List<Sample> baseline) {
            if (allEqual(baseline)) {
                return 0;
            }
            double mean = center(baseline);
            long latest = latest(baseline);
            double weights = 0;
            double squaresOfWeights = 0;
            double squares = 0;
            for (Sample sample : baseline) {
                double weight = weight(sample, latest);
                weights += weight;
                squaresOfWeights += weight * weight;
                squares += weight * (sample.value() - mean) * (sample.value() - mean);
            }
            return Math.sqrt(squares / (weights - squaresOfWeights / weights));
        }

        private double weight(Sample sample, long latest) {
            return halfLifeMillis == 0 ? 1 : Math.exp(-Math.log(2) * (latest - sample.time()) / halfLifeMillis);
        }

        private static long latest(List<Sample> baseline) {
            return baseline.stream().mapToLong(Sample::time).max().orElseThrow();
        }

        private static boolean allEqual(List<Sample> baseline) {
            return baseline.stream().mapToDouble(Sample::value).distinct().count() == 1;
        }
    }
}
