package io.tidemark.benchmarks.nab;

/**
 * A stretch of a series in which an anomaly is known to lie.
 *
 * @param first index of its first point
 * @param last index of its last point, which belongs to it
 */
record LabelledWindow(int first, int last) {

    LabelledWindow {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("a window needs 0 <= first <= last, found " + first + " and " + last);
        }
    }

    int points() {
        return last - first + 1;
    }
}
