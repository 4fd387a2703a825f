package io.tidemark.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The samples of a workload, one share for each subtask. */
final class SampleSource implements Source<Sample, SampleShare, Collection<SampleShare>> {

    private final Workload workload;
    private final String run;

    /**
     * @param run name of the {@link RunLog}
     */
    SampleSource(Workload workload, String run) {
        this.workload = workload;
        this.run = run;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Sample, SampleShare> createReader(SourceReaderContext context) {
        return new IteratorSourceReader<>(context);
    }

    @Override
    public SplitEnumerator<SampleShare, Collection<SampleShare>> createEnumerator(
            SplitEnumeratorContext<SampleShare> context) {
        int shares = context.currentParallelism();
        List<SampleShare> all = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            all.add(new SampleShare(share, shares, workload, run));
        }
        return restoreEnumerator(context, all);
    }

    @Override
    public SplitEnumerator<SampleShare, Collection<SampleShare>> restoreEnumerator(
            SplitEnumeratorContext<SampleShare> context, Collection<SampleShare> checkpoint) {
        return new IteratorSourceEnumerator<>(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<SampleShare> getSplitSerializer() {
        return new JavaSerializer<>();
    }

    @Override
    public SimpleVersionedSerializer<Collection<SampleShare>> getEnumeratorCheckpointSerializer() {
        return new JavaSerializer<>();
    }
}
