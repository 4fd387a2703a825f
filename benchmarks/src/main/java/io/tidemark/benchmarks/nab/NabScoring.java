package io.tidemark.benchmarks.nab;

/**
 * The score of A. Lavin and S. Ahmad, "Evaluating real-time anomaly detection algorithms: the Numenta Anomaly Benchmark", ICMLA 2015,
 * section II, in its standard profile: A_TP = 1, A_FP = -0.11, A_FN = -1.
 *
 * <p>Of the alarms in a labelled window the first counts, the more the earlier it is; a window without one costs A_FN; an alarm
 * outside windows costs the less the shorter it is after one. How much is the sigmoid {@code σ(y) = 2 / (1 + e^5y) - 1} of the
 * position y, which is -1 at the left end of a window, 0 at its right end and goes on in lengths of that window. A hit is worth {@code
 * A_TP · σ(y) / σ(-1)}, a false alarm {@code -A_FP · σ(y)}, which is negative; beyond three lengths, and before the first
 * window, σ is -1. Weights outside the sigmoid and positions to the point are as in the benchmark's published scorer, the paper's
 * formula has both coefficients within.
 */
final class NabScoring {

    static final double TRUE_POSITIVE = 1;
    static final double FALSE_POSITIVE = 0.11;
    static final double MISSED_WINDOW = 1;

    private static final double STEEPNESS = 5;
    private static final double FLAT_BEYOND = 3;

    private NabScoring() {}

    /** Scores the alarms of a series, those in its probation aside. */
    static Tally tally(LabelledSeries series, boolean[] alarms) {
        int hit = 0;
        double score = 0;
        for (LabelledWindow window : series.windows()) {
            int first = firstAlarm(alarms, Math.max(window.first(), series.probation()), window.last());
            if (first < 0) {
                score -= MISSED_WINDOW;
            } else {
                hit++;
                score += TRUE_POSITIVE * sigmoid(positionWithin(window, first)) / sigmoid(-1);
            }
        }
        int falseAlarms = 0;
        for (int i = series.probation(); i < alarms.length; i++) {
            LabelledWindow before = windowBegunBefore(series, i);
            if (alarms[i] && (before == null || i > before.last())) {
                falseAlarms++;
                score += FALSE_POSITIVE * (before == null ? -1 : sigmoid(positionAfter(before, i)));
            }
        }
        return new Tally(series.windows().size(), hit, falseAlarms, series.points() - series.probation(), score);
    }

    /** σ of a position: near 1 at a window's left end, 0 at its right end, and -1 far behind it. */
    static double sigmoid(double position) {
        return position > FLAT_BEYOND ? -1 : 2 / (1 + Math.exp(STEEPNESS * position)) - 1;
    }

    private static double positionWithin(LabelledWindow window, int point) {
        return -(double) (window.last() - point + 1) / window.points();
    }

    private static double positionAfter(LabelledWindow window, int point) {
        return (double) (point - window.last()) / (window.points() - 1);
    }

    /** -1 if there is none. */
    private static int firstAlarm(boolean[] alarms, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (alarms[i]) {
                return i;
            }
        }
        return -1;
    }

    private static LabelledWindow windowBegunBefore(LabelledSeries series, int point) {
        LabelledWindow latest = null;
        for (LabelledWindow window : series.windows()) {
            if (window.first() <= point) {
                latest = window;
            }
        }
        return latest;
    }
}
