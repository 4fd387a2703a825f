package io.tidemark.benchmarks.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases computed by hand on a series of 100 points, so with a probation of 15, and windows of 10 and 5 points. */
class NabScoringTest {

    private static final LabelledSeries SERIES = new LabelledSeries(
            "hand", new long[100], new double[100], List.of(new LabelledWindow(40, 49), new LabelledWindow(80, 84)));

    @Test
    void theSigmoidIsOneFarLeftZeroAtTheRightEndAndMinusOneFarBehind() {
        // 2 / (1 + e^-5) - 1
        assertThat(NabScoring.sigmoid(-1)).isCloseTo(0.9866143, within(1e-7));
        assertThat(NabScoring.sigmoid(0)).isZero();
        assertThat(NabScoring.sigmoid(1)).isCloseTo(-0.9866143, within(1e-7));
        assertThat(NabScoring.sigmoid(3.01)).isEqualTo(-1);
    }

    @Test
    void silenceScoresZeroAndPerfectionAHundred() {
        Tally silent = tally();
        assertThat(silent.score()).isEqualTo(-2);
        assertThat(silent.normalisedScore()).isZero();
        Tally perfect = tally(40, 80);
        assertThat(perfect.score()).isCloseTo(2, within(1e-12));
        assertThat(perfect.normalisedScore()).isCloseTo(100, within(1e-9));
        assertThat(perfect.hit()).isEqualTo(2);
        assertThat(perfect.falseAlarms()).isZero();
    }

    @Test
    void theFirstAlarmInAWindowCountsTheMoreTheEarlierItIs() {
        // The right end is at -1/10: (2 / (1 + e^-0.5) - 1) / 0.9866143 = 0.2449187 / 0.9866143 = 0.2482416; the other
        // is missed.
        assertThat(tally(49).score()).isCloseTo(0.2482416 - 1, within(1e-6));
        // At -6/10: (2 / (1 + e^-3) - 1) / 0.9866143 = 0.9051483 / 0.9866143 = 0.9174287.
        assertThat(tally(44).score()).isCloseTo(0.9174287 - 1, within(1e-6));
        assertThat(tally(44, 45, 49)).isEqualTo(tally(44));
    }

    @Test
    void aFalseAlarmCostsLessShortlyAfterAWindow() {
        // Before the first window: -0.11.
        assertThat(tally(15).score()).isCloseTo(-2.11, within(1e-12));
        // 3 behind a window of 10, at 3/9: 0.11 · (2 / (1 + e^1.6667) - 1) = 0.11 · -0.6822614.
        assertThat(tally(52).score()).isCloseTo(-2 - 0.11 * 0.6822614, within(1e-6));
        // 28 behind it, at 28/9 > 3.
        assertThat(tally(77).score()).isCloseTo(-2.11, within(1e-12));
        // 1 behind the window of 5, at 1/4: 0.11 · (2 / (1 + e^1.25) - 1) = 0.11 · -0.5545997.
        assertThat(tally(85).score()).isCloseTo(-2 - 0.11 * 0.5545997, within(1e-6));
        assertThat(tally(15, 52, 85).falseAlarms()).isEqualTo(3);
    }

    @Test
    void nothingCountsInTheProbation() {
        assertThat(tally(0, 14)).isEqualTo(tally());
        assertThat(tally().points()).isEqualTo(85);
        assertThat(new LabelledSeries("long", new long[9_000], new double[9_000], List.of()).probation())
                .isEqualTo(750);
    }

    @Test
    void talliesAddUp() {
        Tally both = tally(40).plus(tally(15, 80));
        assertThat(both.windows()).isEqualTo(4);
        assertThat(both.hit()).isEqualTo(2);
        assertThat(both.falseAlarmsPerThousand()).isCloseTo(1_000.0 / 170, within(1e-9));
        // 1 - 1 - 1 + 1 - 0.11 of a range from -4 to 4.
        assertThat(both.normalisedScore()).isCloseTo(100 * (4 - 0.11) / 8, within(1e-9));
    }

    @Test
    void toBeatAnotherTakesMoreWindowsAndFewerFalseAlarms() {
        assertThat(tally(40, 80).beats(tally(40, 15))).isTrue();
        assertThat(tally(40, 80).beats(tally(40))).isFalse();
        assertThat(tally(40, 15).beats(tally(40, 15, 16))).isFalse();
    }

    private static Tally tally(int... alarms) {
        boolean[] at = new boolean[SERIES.points()];
        Arrays.stream(alarms).forEach(point -> at[point] = true);
        return NabScoring.tally(SERIES, at);
    }
}
