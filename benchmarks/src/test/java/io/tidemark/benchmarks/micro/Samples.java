package io.tidemark.benchmarks.micro;

import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.benchmarks.workload.Workload;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import java.util.Random;

/** Makes events, and what the nine statistics keep of them. */
final class Samples {

    /** So few values that percentiles keep them as they are. */
    static final int FEW = 16;
    /** So many that they are kept as a sketch. */
    static final int MANY = 1_000;

    private static final double LOG_MEAN = 3;

    private Samples() {}

    /** Events with lognormal(3, 1) values of three decimals, a millisecond apart; the same ones for the same seed. */
    static Sample[] of(int count, long seed) {
        Random random = new Random(seed);
        Sample[] samples = new Sample[count];
        for (int i = 0; i < count; i++) {
            double value = Math.round(Math.exp(LOG_MEAN + random.nextGaussian()) * 1000) / 1000.0;
            samples[i] = new Sample(0, Workload.START_MILLIS + i, value);
        }
        return samples;
    }

    /** A batch with what the statistics read of these events. */
    static EventBatch batch(Sample... samples) {
        EventBatch batch = new EventBatch(NineStatistics.COMPOSITE.reads());
        for (Sample sample : samples) {
            batch.add(sample);
        }
        return batch;
    }

    /** An accumulator of these events. */
    static CompositeAccumulator accumulated(Sample... samples) {
        CompositeAccumulator accumulator = NineStatistics.COMPOSITE.create();
        for (Sample sample : samples) {
            NineStatistics.COMPOSITE.add(accumulator, sample);
        }
        return accumulator;
    }
}
