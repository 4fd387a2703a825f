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
        if (Math.abs(sum) >= Math.abs(x)) {
            compensation += (sum - next) + x;
        } else {
            compensation += (x - next) + sum;
        }
        sum = next;
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
