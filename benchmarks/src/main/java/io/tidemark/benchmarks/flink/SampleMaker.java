package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.benchmarks.workload.SampleCursor;

/** Makes samples, all in one object. */
public final class SampleMaker implements EventMaker<Sample> {

    private transient Sample sample;

    @Override
    public Sample make(SampleCursor cursor) {
        if (sample == null) {
            sample = new Sample();
        }
        sample.set(cursor);
        return sample;
    }
}
