package io.tidemark.job.source;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.EventLayout;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.IngestedTypes;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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
 * Generated JSON records, decoded like any others; the same seed gives the same records at any parallelism.
 *
 * <p>The records are dealt out by their number, one share for each subtask of the first start. A restored job keeps its
 * shares, so records neither repeat nor go missing when the parallelism changes.
 */
public final class SimulatorSource
        implements Source<Ingested, StrideSplit, EnumeratorState<StrideSplit>>, ResultTypeQueryable<Ingested> {

    private static final long serialVersionUID = 1L;

    /** A pause between slices: 200 slices a second keep slow rates smooth. */
    private static final Duration SLICE = Duration.ofMillis(5);

    private final ConnectorConfig.Simulator config;
    private final EventLayout layout;
    private final DecoderFactory decoders;

    /**
     * @throws IllegalArgumentException for another format than JSON, or numbers out of their range
     */
    public SimulatorSource(ConnectorConfig.Simulator config, RecordFormat format, EventLayout layout) {
        if (format != RecordFormat.JSON) {
            throw new IllegalArgumentException("the simulator makes JSON records: set source.format to json, found "
                    + format.name().toLowerCase(java.util.Locale.ROOT));
        }
        if (config.eventsPerSecond() < 1 || config.keys() < 1 || config.events() < 0) {
            throw new IllegalArgumentException("the simulator needs events-per-second and keys of at least 1 and events"
                    + " of at least 0, found " + config.eventsPerSecond() + ", " + config.keys() + " and "
                    + config.events());
        }
        this.config = config;
        this.layout = layout;
        this.decoders = DecoderFactory.of(format, layout);
    }

    @Override
    public Boundedness getBoundedness() {
        return config.events() == Long.MAX_VALUE ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Ingested, StrideSplit> createReader(SourceReaderContext context) {
        return new CursorReader<>(
                split -> new StrideCursor(
                        split,
                        new RecordGenerator(config, layout, split.startMillis()),
                        decoders.create(null),
                        config.events(),
                        config.eventsPerSecond(),
                        System::currentTimeMillis,
                        System::nanoTime),
                SLICE);
    }

    @Override
    public SplitEnumerator<StrideSplit, EnumeratorState<StrideSplit>> createEnumerator(
            SplitEnumeratorContext<StrideSplit> context) {
        return restoreEnumerator(context, EnumeratorState.initial());
    }

    @Override
    public SplitEnumerator<StrideSplit, EnumeratorState<StrideSplit>> restoreEnumerator(
            SplitEnumeratorContext<StrideSplit> context, EnumeratorState<StrideSplit> checkpoint) {
        return new AssigningEnumerator<>(context, this::strides, AssigningEnumerator.ONCE, checkpoint);
    }

    private List<StrideSplit> strides(int parallelism) {
        long startMillis = config.start() == null
                ? System.currentTimeMillis()
                : config.start().toEpochMilli();
        return IntStream.range(0, parallelism)
                .mapToObj(index -> new StrideSplit(index, parallelism, index, startMillis))
                .toList();
    }

    @Override
    public SimpleVersionedSerializer<StrideSplit> getSplitSerializer() {
        return new StrideSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<EnumeratorState<StrideSplit>> getEnumeratorCheckpointSerializer() {
        return new EnumeratorStateSerializer<>(getSplitSerializer());
    }

    @Override
    public TypeInformation<Ingested> getProducedType() {
        return IngestedTypes.INGESTED;
    }
}
