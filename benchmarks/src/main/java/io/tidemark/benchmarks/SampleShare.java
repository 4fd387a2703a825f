package io.tidemark.benchmarks;

import java.io.Serializable;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;

/**
 * Every {@code step}-th sample from number {@code next} on: the share of one source subtask. Shares are interleaved so that
 * time advances alike in all of them.
 *
 * @param next number of the next sample
 * @param step number of shares
 * @param workload what to generate
 * @param run name of the {@link RunLog}
 */
record SampleShare(long next, int step, Workload workload, String run)
        implements IteratorSourceSplit<Sample, SampleIterator>, Serializable {

    @Override
    public String splitId() {
        return "share-" + next % step;
    }

    @Override
    public SampleIterator getIterator() {
        return new SampleIterator(this);
    }

    @Override
    public SampleShare getUpdatedSplitForIterator(SampleIterator iterator) {
        return new SampleShare(iterator.next, step, workload, run);
    }
}
