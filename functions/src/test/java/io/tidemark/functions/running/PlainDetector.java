package io.tidemark.functions.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of section 9 of the semantics spelled out over lists of all values: no state, no update, each number computed anew from
 * its definition.
 */
final class PlainDetector {

    /** Of a baseline of two values or more. */
    interface Numbers {

        double center(List<Sample> baseline);

        double spread(List<Sample> baseline);
    }

    /** How far rounding may set the two apart; a score so near to the threshold may fall on either side. */
    private static final double TOLERANCE = 1e-7;

    private final DetectorRules rules;
    private final Numbers numbers;
    private List<Sample> baseline = new ArrayList<>();
    private List<Sample> inARow = new ArrayList<>();

    PlainDetector(DetectorRules rules, Numbers numbers) {
        this.rules = rules;
        this.numbers = numbers;
    }

    /** Checks what was said of the next value. */
    void check(Sample sample, Verdict found) {
        boolean anomaly = found.anomaly();
        if (baseline.size() >= 2) {
            double center = numbers.center(baseline);
            double spread = numbers.spread(baseline);
            assertThat(found.mean()).isCloseTo(center, within(TOLERANCE * (1 + Math.abs(center))));
            assertThat(found.stddev()).isCloseTo(spread, within(TOLERANCE * (1 + spread)));
            double score = Math.abs(sample.value() - center) / spread;
            if (spread == 0) {
                assertThat(found.score()).isNaN();
                anomaly = sample.value() != center;
            } else {
                assertThat(found.score()).isCloseTo(score, within(TOLERANCE * (1 + score)));
                anomaly = Math.abs(score - rules.threshold()) < TOLERANCE * 10
                        ? found.anomaly()
                        : score > rules.threshold();
            }
            anomaly &= baseline.size() >= rules.warmUp();
        }
        assertThat(found.anomaly()).isEqualTo(anomaly && baseline.size() >= rules.warmUp());
        learn(sample, found.anomaly());
    }

    private void learn(Sample sample, boolean anomaly) {
        if (!anomaly || rules.learnAnomalies()) {
            baseline.add(sample);
            inARow.clear();
            return;
        }
        inARow.add(sample);
        if (inARow.size() >= rules.relearnAfter()) {
            baseline = inARow;
            inARow = new ArrayList<>();
        }
    }
}
