package io.tidemark.operators.state;

import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.RefusedPair;
import org.apache.flink.api.common.typeutils.TypeSerializer;

class RefusedPairSerializerTest extends SerializerContract<RefusedPair<Reading>> {

    @Override
    protected TypeSerializer<RefusedPair<Reading>> serializer() {
        return new RefusedPairSerializer<>(ReadingSerializer.INSTANCE);
    }

    @Override
    protected RefusedPair<Reading> sample() {
        return new RefusedPair<>(Reading.event("a", 3, 1.5), "minute", "a", 3, -60_000, 60_000, 400_000);
    }

    /** Flink's version of composite snapshots and its magic number. */
    @Override
    protected int bytesBeforeVersion() {
        return 2 * Integer.BYTES;
    }

    @Override
    protected String golden() {
        return "refused-pair-v1";
    }
}
