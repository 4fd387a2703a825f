package io.tidemark.benchmarks.flink;

import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Bytes of a share: {@code int number}. */
final class ShareSerializer implements SimpleVersionedSerializer<Share> {

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(Share share) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(share.number()).array();
    }

    @Override
    public Share deserialize(int version, byte[] bytes) {
        return new Share(ByteBuffer.wrap(bytes).getInt());
    }
}
