package io.tidemark.operators.state;

import io.tidemark.operators.rollup.Partial;
import org.apache.flink.api.common.typeutils.TypeSerializer;

class PartialSerializerTest extends SerializerContract<Partial> {

    @Override
    protected TypeSerializer<Partial> serializer() {
        return PartialSerializer.INSTANCE;
    }

    @Override
    protected Partial sample() {
        return new Partial(3, "{\"region\":\"eu\"}", -60_000, 60_000, 300, -59_999, 59_998, new byte[] {1, -2, 3});
    }

    @Override
    protected String golden() {
        return "partial-v1";
    }
}
