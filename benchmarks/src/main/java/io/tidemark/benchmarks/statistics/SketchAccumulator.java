package io.tidemark.benchmarks.statistics;

import com.datadoghq.sketch.ddsketch.DDSketch;

/** The accumulator of {@link SketchStatistics}. */
public final class SketchAccumulator {

    long count;
    double sum;
    /** What rounding has taken from {@code sum} so far. */
    double compensation;

    double mean;
    /** Sum of squared deviations from the mean. */
    double squares;

    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    DDSketch sketch;

    SketchAccumulator(DDSketch sketch) {
        this.sketch = sketch;
    }
}
