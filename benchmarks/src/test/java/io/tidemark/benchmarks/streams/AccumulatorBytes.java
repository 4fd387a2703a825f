package io.tidemark.benchmarks.streams;

import io.tidemark.benchmarks.statistics.SketchAccumulator;
import io.tidemark.benchmarks.statistics.SketchAccumulatorSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Accumulators as bytes, in the layout that the peers on Flink have too; all threads share it. */
final class AccumulatorBytes {

    private static final int INITIAL_BYTES = 512;

    private AccumulatorBytes() {}

    static Serde<SketchAccumulator> serde() {
        return Serdes.serdeFrom((topic, accumulator) -> write(accumulator), (topic, bytes) -> read(bytes));
    }

    private static byte[] write(SketchAccumulator accumulator) {
        if (accumulator == null) {
            return null;
        }
        DataOutputSerializer out = new DataOutputSerializer(INITIAL_BYTES);
        try {
            SketchAccumulatorSerializer.INSTANCE.serialize(accumulator, out);
        } catch (IOException broken) {
            throw new SerializationException("an accumulator cannot be written", broken);
        }
        return out.getCopyOfBuffer();
    }

    private static SketchAccumulator read(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return SketchAccumulatorSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
        } catch (IOException broken) {
            throw new SerializationException("an accumulator cannot be read", broken);
        }
    }
}
