package io.tidemark.benchmarks.sql;

import io.tidemark.benchmarks.sql.SketchPercentiles.Percentiles;
import io.tidemark.benchmarks.statistics.Sketches;
import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of the percentiles' accumulator: the sketch as {@link Sketches} writes it. */
public final class PercentilesSerializer extends VersionedSerializer<Percentiles> {

    static final PercentilesSerializer INSTANCE = new PercentilesSerializer();

    @Override
    public Percentiles createInstance() {
        return new Percentiles(Sketches.create());
    }

    @Override
    public Percentiles copy(Percentiles from) {
        return new Percentiles(from.sketch.copy());
    }

    @Override
    public void serialize(Percentiles percentiles, DataOutputView target) throws IOException {
        Sketches.write(percentiles.sketch, target);
    }

    @Override
    public Percentiles deserialize(DataInputView source) throws IOException {
        return new Percentiles(Sketches.read(source));
    }

    @Override
    public TypeSerializerSnapshot<Percentiles> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<Percentiles> {
        /** For Flink. */
        public Snapshot() {
            super(1, INSTANCE);
        }
    }
}
