package io.tidemark.functions.aggregate;

/** The smallest and the largest value. */
final class Extent {

    long used;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;

    void add(double value) {
        used++;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    void merge(Extent from) {
        used += from.used;
        min = Math.min(min, from.min);
        max = Math.max(max, from.max);
    }
}
