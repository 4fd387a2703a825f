package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.run.Run;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The stream of a run, one share for each subtask.
 *
 * @param <T> what is emitted
 */
final class SampleSource<T> implements Source<T, Share, Share> {

    private final String run;
    private final EventMaker<T> maker;

    /**
     * @param run name of the {@link Run}
     */
    SampleSource(String run, EventMaker<T> maker) {
        this.run = run;
        this.maker = maker;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<T, Share> createReader(SourceReaderContext context) {
        return new ShareReader<>(Run.named(run), maker);
    }

    @Override
    public SplitEnumerator<Share, Share> createEnumerator(SplitEnumeratorContext<Share> context) {
        return new ShareEnumerator(context);
    }

    @Override
    public SplitEnumerator<Share, Share> restoreEnumerator(SplitEnumeratorContext<Share> context, Share checkpoint) {
        throw new UnsupportedOperationException("runs take no checkpoints");
    }

    @Override
    public SimpleVersionedSerializer<Share> getSplitSerializer() {
        return new ShareSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Share> getEnumeratorCheckpointSerializer() {
        return new ShareSerializer();
    }
}
