package io.tidemark.functions.aggregate;

/**
 * A sum that carries its rounding errors along: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
 * Summen", ZAMM 54 (1974). Its error is of the order of one rounding of the result as long as cancellation does not exceed
 * the precision twice over.
 */
final class CompensatedSum {

    double sum;
    /** What rounding has taken from {@code sum} so far. */
    double compensation;

    void add(double x) {
        double next = sum + x;
        compensation += lost(sum, x, next);
        sum = next;
    }

    /** What rounding takes from {@code a + b} when it makes {@code rounded} of it. */
    static double lost(double a, double b, double rounded) {
        return Math.abs(a) >= Math.abs(b) ? (a - rounded) + b : (b - rounded) + a;
    }

    void merge(CompensatedSum from) {
        // The compensation first: from may be this very sum.
        double lost = from.compensation;
        add(from.sum);
        compensation += lost;
    }

    void set(CompensatedSum from) {
        sum = from.sum;
        compensation = from.compensation;
    }

    double value() {
        return sum + compensation;
    }
}
