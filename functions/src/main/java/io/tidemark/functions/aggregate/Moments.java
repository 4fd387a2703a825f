package io.tidemark.functions.aggregate;

/**
 * The mean and the sum of squared deviations from it, in one pass and without the cancellation of sums of squares.
 *
 * <p>Adding: B. P. Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4
 * (1962). Merging: T. F. Chan, G. H. Golub and R. J. LeVeque, "Updating formulae and a pairwise algorithm for computing
 * sample variances", Stanford CS-79-773 (1979).
 */
final class Moments extends NumberAccumulator {

    long used;
    double mean;
    /** Sum of {@code (x - mean)²}; not finite once it has left the range of a double, and stays so. */
    double squares;

    @Override
    void add(double x) {
        used++;
        double delta = x - mean;
        mean += delta / used;
        // Never negative: the new mean lies between the old one and x.
        squares += delta * (x - mean);
    }

    /**
     * One division for all of them, where {@link #add} needs one each. The sums are taken of the distances from the first
     * number, and then merged: T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for computing the sample variance", The
     * American Statistician 37 (1983), on shifted data. A shift that is itself one of n values loses at most n roundings.
     */
    @Override
    void addAll(double[] numbers, int first, int stride, int count) {
        int start = 0;
        while (start < count && Double.isNaN(numbers[first + start * stride])) {
            start++;
        }
        if (start == count) {
            return;
        }
        double shift = numbers[first + start * stride];
        long taken = 0;
        double sum = 0;
        double sumOfSquares = 0;
        for (int i = start, at = first + start * stride; i < count; i++, at += stride) {
            double distance = numbers[at] - shift;
            if (!Double.isNaN(distance)) {
                taken++;
                sum += distance;
                sumOfSquares += distance * distance;
            }
        }
        double toMean = sum / taken;
        // Rounding may leave a little less than nothing.
        merge(taken, shift + toMean, Math.max(0, sumOfSquares - sum * toMean));
    }

    void merge(Moments from) {
        if (from.used > 0) {
            merge(from.used, from.mean, from.squares);
        }
    }

    private void merge(long addedUsed, double addedMean, double addedSquares) {
        if (used == 0) {
            // Not by the formula: the square of a large mean would overflow before it is multiplied by zero.
            used = addedUsed;
            mean = addedMean;
            squares = addedSquares;
            return;
        }
        long both = used + addedUsed;
        double delta = addedMean - mean;
        double share = (double) addedUsed / both;
        squares += addedSquares + delta * delta * share * used;
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
