package io.tidemark.benchmarks.nab;

/**
 * How a detector did.
 *
 * @param windows labelled windows there are
 * @param hit those with an alarm in them
 * @param falseAlarms alarms outside labelled windows, each point counted
 * @param points scored ones
 * @param score the sum of the benchmark's scores, not normalised
 */
record Tally(int windows, int hit, int falseAlarms, int points, double score) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    private static final double THOUSAND = 1_000;
    private static final double PERCENT = 100;

    Tally plus(Tally other) {
        return new Tally(
                windows + other.windows,
                hit + other.hit,
                falseAlarms + other.falseAlarms,
                points + other.points,
                score + other.score);
    }

    double falseAlarmsPerThousand() {
        return THOUSAND * falseAlarms / points;
    }

    /** The benchmark's score on the scale on which a detector that never alarms has 0 and a perfect one 100. */
    double normalisedScore() {
        double silent = -NabScoring.MISSED_WINDOW * windows;
        double perfect = NabScoring.TRUE_POSITIVE * windows;
        return PERCENT * (score - silent) / (perfect - silent);
    }

    /** More windows hit, and fewer false alarms. */
    boolean beats(Tally other) {
        return hit > other.hit && falseAlarmsPerThousand() < other.falseAlarmsPerThousand();
    }
}
