package io.tidemark.job.source;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.IngestedTypes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Lines of files as events and rejections.
 *
 * <p>Each file is a split; a reader takes its files in turn, a chunk of each, so that none of them holds the watermark
 * back until the others are read. Bounded, the source reads the files that are there at the start and fails the job
 * when there are none. Following, it waits for files to grow and for new ones.
 */
public final class FilesSource
        implements Source<Ingested, FileSplit, EnumeratorState<FileSplit>>, ResultTypeQueryable<Ingested> {

    private static final long serialVersionUID = 1L;

    private static final int CHUNK_BYTES = 64 * 1024;

    /** How often a follower looks whether its files have grown. */
    private static final Duration GROWTH_POLL = Duration.ofMillis(100);

    /** How often a follower looks for new files. */
    private static final Duration DISCOVERY_PERIOD = Duration.ofSeconds(1);

    private final ConnectorConfig.Files config;
    private final DecoderFactory decoders;

    /**
     * @throws IllegalArgumentException for a path that is not a valid glob
     */
    public FilesSource(ConnectorConfig.Files config, DecoderFactory decoders) {
        this.config = config;
        this.decoders = decoders;
        var unused = new FilePattern(config.path());
    }

    /**
     * Fails when a bounded source has nothing to read, as the job would: a command can say so before it starts one.
     *
     * @throws FileNotFoundException when no file matches the path
     */
    public static void requireInput(ConnectorConfig.Files config) throws IOException {
        if (!config.follow()) {
            var unused = new FilePattern(config.path()).listSome();
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return config.follow() ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Ingested, FileSplit> createReader(SourceReaderContext context) {
        byte[] chunk = new byte[CHUNK_BYTES];
        return new CursorReader<>(
                split -> new FileCursor(split, config.follow(), decoders, chunk, System::currentTimeMillis),
                GROWTH_POLL);
    }

    @Override
    public SplitEnumerator<FileSplit, EnumeratorState<FileSplit>> createEnumerator(
            SplitEnumeratorContext<FileSplit> context) {
        return restoreEnumerator(context, EnumeratorState.initial());
    }

    @Override
    public SplitEnumerator<FileSplit, EnumeratorState<FileSplit>> restoreEnumerator(
            SplitEnumeratorContext<FileSplit> context, EnumeratorState<FileSplit> checkpoint) {
        long period = config.follow() ? DISCOVERY_PERIOD.toMillis() : AssigningEnumerator.ONCE;
        return new AssigningEnumerator<>(context, this::discover, period, checkpoint);
    }

    private List<FileSplit> discover(int parallelism) throws IOException {
        FilePattern pattern = new FilePattern(config.path());
        List<String> files = config.follow() ? pattern.list() : pattern.listSome();
        return files.stream().map(FileSplit::start).toList();
    }

    @Override
    public SimpleVersionedSerializer<FileSplit> getSplitSerializer() {
        return new FileSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<EnumeratorState<FileSplit>> getEnumeratorCheckpointSerializer() {
        return new EnumeratorStateSerializer<>(getSplitSerializer());
    }

    @Override
    public TypeInformation<Ingested> getProducedType() {
        return IngestedTypes.INGESTED;
    }
}
