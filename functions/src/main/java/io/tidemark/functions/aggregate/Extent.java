package io.tidemark.functions.aggregate;

/** The smallest and the largest value. */
final class Extent extends NumberAccumulator {

    long used;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;

    @Override
    void add(double value) {
        used++;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    @Override
    void addAll(double[] numbers, int first, int stride, int count) {
        double low = min;
        double high = max;
        long taken = 0;
        for (int i = 0, at = first; i < count; i++, at += stride) {
            double x = numbers[at];
            if (!Double.isNaN(x)) {
                taken++;
                low = Math.min(low, x);
                high = Math.max(high, x);
            }
        }
        used += taken;
        min = low;
        max = high;
    }

    void merge(Extent from) {
        used += from.used;
        min = Math.min(min, from.min);
        max = Math.max(max, from.max);
    }
}
