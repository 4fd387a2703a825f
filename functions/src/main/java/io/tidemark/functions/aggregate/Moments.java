package io.tidemark.functions.aggregate;

/**
 * The mean and the sum of squared deviations from it, in one pass and without the cancellation of sums of squares.
 *
 * <p>Adding: B. P. Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4
 * (1962). Merging: T. F. Chan, G. H. Golub and R. J. LeVeque, "Updating formulae and a pairwise algorithm for computing
 * sample variances", Stanford CS-79-773 (1979).
 */
final class Moments {

    long used;
    double mean;
    /** Sum of {@code (x - mean)²}; not finite once it has left the range of a double, and stays so. */
    double squares;

    void add(double x) {
        used++;
        double delta = x - mean;
        mean += delta / used;
        // Never negative: the new mean lies between the old one and x.
        squares += delta * (x - mean);
    }

    void merge(Moments from) {
        if (from.used == 0) {
            return;
        }
        long both = used + from.used;
        double delta = from.mean - mean;
        double share = (double) from.used / both;
        squares += from.squares + delta * delta * share * used;
        mean += delta * share;
        used = both;
    }

    /** The variance over n (population) or n - 1 (sample) values; the caller sees to there being enough. */
    double variance(boolean population) {
        return squares / (population ? used : used - 1);
    }

    boolean hasVariance(boolean population) {
        return used >= (population ? 1 : 2);
    }
}
