package io.tidemark.job.ingest;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of the types of this package: explicit serializers, no reflection, no Kryo. */
public final class IngestedTypes {

    /** Events and rejections in one stream, as sources emit them. */
    public static final TypeInformation<Ingested> INGESTED = new Type<>(Ingested.class, new IngestedSerializer());

    /** Events alone. */
    public static final TypeInformation<Event> EVENT = new Type<>(Event.class, new EventSerializer());

    /** Rejections alone. */
    public static final TypeInformation<Rejection> REJECTION = new Type<>(Rejection.class, new RejectionSerializer());

    private IngestedTypes() {}

    private static final class Type<T> extends TypeInformation<T> {

        private static final long serialVersionUID = 1L;

        private final Class<T> type;
        private final TypeSerializer<T> serializer;

        Type(Class<T> type, TypeSerializer<T> serializer) {
            this.type = type;
            this.serializer = serializer;
        }

        @Override
        public boolean isBasicType() {
            return false;
        }

        @Override
        public boolean isTupleType() {
            return false;
        }

        @Override
        public int getArity() {
            return 1;
        }

        @Override
        public int getTotalFields() {
            return 1;
        }

        @Override
        public Class<T> getTypeClass() {
            return type;
        }

        @Override
        public boolean isKeyType() {
            return false;
        }

        @Override
        public TypeSerializer<T> createSerializer(SerializerConfig config) {
            return serializer.duplicate();
        }

        @Override
        public boolean canEqual(Object other) {
            return other instanceof Type;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Type<?> that && type == that.type;
        }

        @Override
        public int hashCode() {
            return type.hashCode();
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }
}
