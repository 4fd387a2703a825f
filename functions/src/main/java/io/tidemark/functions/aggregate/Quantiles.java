package io.tidemark.functions.aggregate;

import io.tidemark.functions.sketch.DDSketch;
import java.util.Arrays;

/**
 * The distribution of values: the values themselves up to a limit, a {@link DDSketch} beyond it. Which of the two depends on
 * the number of values alone, so the order of adding and merging does not show.
 */
final class Quantiles extends NumberAccumulator {

    private static final int INITIAL_CAPACITY = 4;

    private static final double[] NONE = {};

    private final QuantileOptions options;
    /** While there is no sketch: the first {@code size} are the values, in no particular order. */
    double[] values = NONE;

    int size;
    /** Whether the values are in ascending order, as reading leaves them: the next percentile then need not sort again. */
    private boolean sorted;
    /** {@code null} while the values are exact. */
    DDSketch sketch;

    Quantiles(QuantileOptions options) {
        this.options = options;
    }

    Quantiles copy() {
        Quantiles copy = new Quantiles(options);
        copy.values = Arrays.copyOf(values, size);
        copy.size = size;
        copy.sorted = sorted;
        copy.sketch = sketch == null ? null : sketch.copy();
        return copy;
    }

    long used() {
        return sketch == null ? size : sketch.count();
    }

    /** The smallest value; infinity when there is none. */
    double min() {
        if (sketch != null) {
            return sketch.min();
        }
        double min = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
    }

    /** The largest value; -infinity when there is none. */
    double max() {
        if (sketch != null) {
            return sketch.max();
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

    @Override
    void add(double value) {
        if (sketch == null && size == options.exactLimit()) {
            toSketch();
        }
        if (sketch != null) {
            sketch.add(value);
            return;
        }
        reserve(size + 1);
        values[size++] = value;
        sorted = false;
    }

    @Override
    void addAll(double[] numbers, int first, int stride, int count) {
        int i = 0;
        int at = first;
        if (sketch == null) {
            sorted = false;
            reserve((int) Math.min(options.exactLimit(), (long) size + count));
            for (; i < count && size < values.length; i++, at += stride) {
                double x = numbers[at];
                if (!Double.isNaN(x)) {
                    values[size++] = x;
                }
            }
        }
        for (; i < count; i++, at += stride) {
            double x = numbers[at];
            if (!Double.isNaN(x)) {
                add(x);
            }
        }
    }

    /** Makes room for this many exact values, up to the limit. */
    private void reserve(int wanted) {
        if (wanted > values.length) {
            long grown = Math.max(wanted, Math.max(INITIAL_CAPACITY, 2L * values.length));
            values = Arrays.copyOf(values, (int) Math.min(options.exactLimit(), grown));
        }
    }

    void merge(Quantiles from) {
        if (from.sketch == null) {
            // Counted before the first add, as from may be this very accumulator.
            double[] added = from.values;
            int count = from.size;
            for (int i = 0; i < count; i++) {
                add(added[i]);
            }
            return;
        }
        if (sketch == null) {
            toSketch();
        }
        sketch.merge(from.sketch);
    }

    /** A sketch of the values; a new one while they are exact. */
    DDSketch asSketch() {
        if (sketch != null) {
            return sketch;
        }
        DDSketch made = new DDSketch(options.relativeAccuracy(), options.maxBins());
        made.addAll(values, size);
        return made;
    }

    /** The value of a rank, counted from 0. Exact values are sorted by the first call after they have changed. */
    double atRank(long rank) {
        if (sketch != null) {
            return sketch.valueAtRank(rank);
        }
        if (!sorted) {
            Arrays.sort(values, 0, size);
            sorted = true;
        }
        return values[(int) rank];
    }

    private void toSketch() {
        sketch = new DDSketch(options.relativeAccuracy(), options.maxBins());
        sketch.addAll(values, size);
        values = NONE;
        size = 0;
    }
}
