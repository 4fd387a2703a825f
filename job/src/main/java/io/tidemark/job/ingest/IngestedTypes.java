package io.tidemark.job.ingest;

import io.tidemark.operators.state.SerializerTypeInformation;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Flink's view of the types of this package: explicit serializers, no reflection, no Kryo. */
public final class IngestedTypes {

    /** Events and rejections in one stream, as sources emit them. */
    public static final TypeInformation<Ingested> INGESTED =
            new SerializerTypeInformation<>(Ingested.class, new IngestedSerializer());

    /** Events alone. */
    public static final TypeInformation<Event> EVENT =
            new SerializerTypeInformation<>(Event.class, new EventSerializer());

    /** Rejections alone. */
    public static final TypeInformation<Rejection> REJECTION =
            new SerializerTypeInformation<>(Rejection.class, new RejectionSerializer());

    private IngestedTypes() {}
}
