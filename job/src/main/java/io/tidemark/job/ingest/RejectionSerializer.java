package io.tidemark.job.ingest;

import io.tidemark.operators.state.ImmutableSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes rejections: code of the reason (1 byte), message (size, UTF-8), origin (see {@link OriginCodec}), rejected at
 * (8 bytes), raw (size, bytes). Sizes are varints.
 */
final class RejectionSerializer extends ImmutableSerializer<Rejection> {

    private static final long serialVersionUID = 1L;

    private transient OriginCodec origins;

    @Override
    public TypeSerializer<Rejection> duplicate() {
        return new RejectionSerializer();
    }

    @Override
    public void serialize(Rejection rejection, DataOutputView out) throws IOException {
        out.writeByte(rejection.reason().code());
        WireFormat.writeText(rejection.message(), out);
        origins().write(rejection.origin(), out);
        out.writeLong(rejection.rejectedAtMillis());
        WireFormat.writeBytes(rejection.raw(), out);
    }

    @Override
    public Rejection deserialize(DataInputView in) throws IOException {
        RejectionReason reason = readReason(in);
        String message = WireFormat.readText(in);
        Origin origin = origins().read(in);
        long rejectedAtMillis = in.readLong();
        return new Rejection(reason, message, origin, WireFormat.readBytes(in), rejectedAtMillis);
    }

    private static RejectionReason readReason(DataInputView in) throws IOException {
        int code = in.readByte();
        try {
            return RejectionReason.ofCode(code);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private OriginCodec origins() {
        if (origins == null) {
            origins = new OriginCodec();
        }
        return origins;
    }

    @Override
    public TypeSerializerSnapshot<Rejection> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What savepoints keep of the serializer. */
    public static final class Snapshot extends VersionedSnapshot<Rejection> {

        /** The layout above. */
        private static final int VERSION_1 = 1;

        /** Called by Flink when it reads a savepoint. */
        public Snapshot() {
            super(VERSION_1, new RejectionSerializer());
        }
    }
}
