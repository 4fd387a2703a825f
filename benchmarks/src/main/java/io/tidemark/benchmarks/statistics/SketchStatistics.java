package io.tidemark.benchmarks.statistics;

import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.benchmarks.workload.Sample;

/**
 * The nine statistics as a good engineer would write them without Tidemark: DDSketch of sketches-java at 1 %, a compensated sum,
 * Welford's moments merged by the formula of Chan, Golub and LeVeque.
 */
public final class SketchStatistics implements WindowStatistics<SketchAccumulator> {

    @Override
    public SketchAccumulator create() {
        return new SketchAccumulator(Sketches.create());
    }

    @Override
    public void add(SketchAccumulator accumulator, Sample sample) {
        double value = sample.value;
        accumulator.count++;
        addToSum(accumulator, value);
        double delta = value - accumulator.mean;
        accumulator.mean += delta / accumulator.count;
        accumulator.squares += delta * (value - accumulator.mean);
        accumulator.min = Math.min(accumulator.min, value);
        accumulator.max = Math.max(accumulator.max, value);
        accumulator.sketch.accept(value);
    }

    @Override
    public void merge(SketchAccumulator into, SketchAccumulator from) {
        if (from.count == 0) {
            return;
        }
        long both = into.count + from.count;
        double delta = from.mean - into.mean;
        double share = (double) from.count / both;
        into.squares += from.squares + delta * delta * share * into.count;
        into.mean += delta * share;
        into.count = both;
        addToSum(into, from.sum);
        into.compensation += from.compensation;
        into.min = Math.min(into.min, from.min);
        into.max = Math.max(into.max, from.max);
        into.sketch.mergeWith(from.sketch);
    }

    @Override
    public PaneRow read(SketchAccumulator accumulator, int key, long start, long end) {
        double[] percentiles = Sketches.percentiles(accumulator.sketch);
        double sum = accumulator.sum + accumulator.compensation;
        long count = accumulator.count;
        return new PaneRow(
                key,
                start,
                end,
                count,
                sum,
                sum / count,
                accumulator.min,
                accumulator.max,
                count == 1 ? Double.NaN : Math.sqrt(accumulator.squares / (count - 1)),
                percentiles[0],
                percentiles[1],
                percentiles[2]);
    }

    private static void addToSum(SketchAccumulator accumulator, double value) {
        double sum = accumulator.sum;
        double next = sum + value;
        accumulator.compensation += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        accumulator.sum = next;
    }
}
