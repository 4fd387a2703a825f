package io.tidemark.benchmarks.statistics;

import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a sketch accumulator: {@code long count | double sum, compensation, mean, squares, min, max | sketch}.
 */
public final class SketchAccumulatorSerializer extends VersionedSerializer<SketchAccumulator> {

    /** Stateless. */
    public static final SketchAccumulatorSerializer INSTANCE = new SketchAccumulatorSerializer();

    private SketchAccumulatorSerializer() {}

    @Override
    public SketchAccumulator createInstance() {
        return new SketchAccumulator(Sketches.create());
    }

    @Override
    public SketchAccumulator copy(SketchAccumulator from) {
        SketchAccumulator copy = new SketchAccumulator(from.sketch.copy());
        copy.count = from.count;
        copy.sum = from.sum;
        copy.compensation = from.compensation;
        copy.mean = from.mean;
        copy.squares = from.squares;
        copy.min = from.min;
        copy.max = from.max;
        return copy;
    }

    @Override
    public void serialize(SketchAccumulator accumulator, DataOutputView target) throws IOException {
        target.writeLong(accumulator.count);
        target.writeDouble(accumulator.sum);
        target.writeDouble(accumulator.compensation);
        target.writeDouble(accumulator.mean);
        target.writeDouble(accumulator.squares);
        target.writeDouble(accumulator.min);
        target.writeDouble(accumulator.max);
        Sketches.write(accumulator.sketch, target);
    }

    @Override
    public SketchAccumulator deserialize(DataInputView source) throws IOException {
        SketchAccumulator accumulator = new SketchAccumulator(null);
        accumulator.count = source.readLong();
        accumulator.sum = source.readDouble();
        accumulator.compensation = source.readDouble();
        accumulator.mean = source.readDouble();
        accumulator.squares = source.readDouble();
        accumulator.min = source.readDouble();
        accumulator.max = source.readDouble();
        accumulator.sketch = Sketches.read(source);
        return accumulator;
    }

    @Override
    public TypeSerializerSnapshot<SketchAccumulator> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<SketchAccumulator> {
        /** For Flink. */
        public Snapshot() {
            super(1, INSTANCE);
        }
    }
}
