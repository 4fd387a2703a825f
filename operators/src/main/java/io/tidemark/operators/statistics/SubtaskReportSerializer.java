package io.tidemark.operators.statistics;

import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a report: {@code UTF operator | int subtask | int parallelism | boolean last | statistics}. */
public final class SubtaskReportSerializer extends VersionedSerializer<SubtaskReport> {

    public static final SubtaskReportSerializer INSTANCE = new SubtaskReportSerializer();

    private static final ProcessorStatisticsSerializer STATISTICS = ProcessorStatisticsSerializer.INSTANCE;

    @Override
    public SubtaskReport createInstance() {
        return new SubtaskReport("", 0, 1, false, STATISTICS.createInstance());
    }

    @Override
    public SubtaskReport copy(SubtaskReport from) {
        return new SubtaskReport(
                from.operator(), from.subtask(), from.parallelism(), from.last(), STATISTICS.copy(from.statistics()));
    }

    @Override
    public void serialize(SubtaskReport report, DataOutputView target) throws IOException {
        target.writeUTF(report.operator());
        target.writeInt(report.subtask());
        target.writeInt(report.parallelism());
        target.writeBoolean(report.last());
        STATISTICS.serialize(report.statistics(), target);
    }

    @Override
    public SubtaskReport deserialize(DataInputView source) throws IOException {
        return new SubtaskReport(
                source.readUTF(),
                source.readInt(),
                source.readInt(),
                source.readBoolean(),
                STATISTICS.deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<SubtaskReport> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<SubtaskReport> {
        private static final int VERSION = 1;

        public Snapshot() {
            super(VERSION, INSTANCE);
        }
    }
}
