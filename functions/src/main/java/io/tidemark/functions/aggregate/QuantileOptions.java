package io.tidemark.functions.aggregate;

import io.tidemark.functions.sketch.DDSketch;
import java.io.Serializable;

/**
 * How much memory percentiles may take and how exact they are.
 *
 * @param exactLimit values kept as they are, 8 bytes each; with more, a sketch takes over; 0 for a sketch from the start
 * @param relativeAccuracy of the sketch: 0.01 is one percent of the true value; at least 1e-6, below 1
 * @param maxBins bins of the sketch for each sign, 4 bytes each (8 with counts beyond 32 bits); 2048 at one percent span 17 powers of ten
 */
public record QuantileOptions(int exactLimit, double relativeAccuracy, int maxBins) implements Serializable {

    /** 128 exact values, then one percent within 2048 bins. */
    public static final QuantileOptions DEFAULT = new QuantileOptions(128, 0.01, 2048);

    /** Below this the rounding of logarithms would show. */
    private static final double MIN_ACCURACY = 1e-6;

    /**
     * @throws IllegalArgumentException when a number is out of its range
     */
    public QuantileOptions {
        if (exactLimit < 0
                || !(relativeAccuracy >= MIN_ACCURACY && relativeAccuracy < 1)
                || maxBins < 1
                || maxBins > DDSketch.MAX_BINS) {
            throw new IllegalArgumentException("percentiles need exact-limit >= 0, " + MIN_ACCURACY
                    + " <= relative-accuracy < 1 and 1 <= max-bins <= " + DDSketch.MAX_BINS + ", found exact-limit "
                    + exactLimit + ", relative-accuracy " + relativeAccuracy + " and max-bins " + maxBins);
        }
    }
}
