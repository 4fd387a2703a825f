package io.tidemark.operators.statistics;

import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.sketch.DDSketch;
import io.tidemark.functions.sketch.DDSketchCodec;
import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of statistics: {@code varint counts | for each: UTF name, long count | long watermark | latencies as DDSketchCodec
 * writes them}.
 */
public final class ProcessorStatisticsSerializer extends VersionedSerializer<ProcessorStatistics> {

    public static final ProcessorStatisticsSerializer INSTANCE = new ProcessorStatisticsSerializer();

    private static final int MAX_COUNTS = 1 << 20;

    @Override
    public ProcessorStatistics createInstance() {
        return new ProcessorStatistics();
    }

    @Override
    public ProcessorStatistics copy(ProcessorStatistics from) {
        return new ProcessorStatistics(
                new TreeMap<>(from.counts()), from.watermark(), from.latencies().copy());
    }

    @Override
    public void serialize(ProcessorStatistics statistics, DataOutputView target) throws IOException {
        Varints.writeUnsigned(statistics.counts().size(), target);
        for (Map.Entry<String, Long> count : statistics.counts().entrySet()) {
            target.writeUTF(count.getKey());
            target.writeLong(count.getValue());
        }
        target.writeLong(statistics.watermark());
        DDSketchCodec.write(statistics.latencies(), target);
    }

    @Override
    public ProcessorStatistics deserialize(DataInputView source) throws IOException {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (int left = Varints.readLength(source, MAX_COUNTS); left > 0; left--) {
            counts.put(source.readUTF(), source.readLong());
        }
        long watermark = source.readLong();
        DDSketch latencies =
                DDSketchCodec.read(source, ProcessorStatistics.LATENCY_ACCURACY, ProcessorStatistics.LATENCY_BINS);
        return new ProcessorStatistics(counts, watermark, latencies);
    }

    @Override
    public TypeSerializerSnapshot<ProcessorStatistics> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<ProcessorStatistics> {
        private static final int VERSION = 1;

        public Snapshot() {
            super(VERSION, INSTANCE);
        }
    }
}
