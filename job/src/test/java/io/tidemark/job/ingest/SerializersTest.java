package io.tidemark.job.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class SerializersTest {

    private static final Event JSON_EVENT = new Event(
            "{\"k\":1}",
            -2,
            new double[] {1.5, Double.NaN},
            new String[] {null, "ü"},
            258,
            new Origin.Kafka(
                    "t",
                    3,
                    300,
                    4,
                    new byte[] {7},
                    List.of(new Origin.Header("h", null), new Origin.Header("i", new byte[0]))),
            null,
            "{}".getBytes(UTF_8));
    private static final String JSON_EVENT_HEX = "077b226b223a317d" // key
            + "fffffffffffffffe" + "0000000000000102" // time, arrival
            + "02" + "3ff8000000000000" + "7ff8000000000000" // numbers
            + "02" + "00" + "03c3bc" // texts
            + "01" + "0174" + "03" + "ac02" + "0000000000000004" // origin
            + "0207" + "02" + "016800" + "016901" // its key and headers
            + "00" // no cells
            + "027b7d"; // raw

    private static final Event CSV_EVENT = new Event(
            "{}", 0, new double[0], new String[0], 0, new Origin.File("f", 200), new int[] {-1, 0, 5}, new byte[] {'a'
            });
    private static final String CSV_EVENT_HEX =
            "027b7d" + "0000000000000000" + "0000000000000000" + "00" + "00" + "020166c801" + "04000106" + "0161";

    private static final Rejection REJECTION =
            new Rejection(RejectionReason.BAD_VALUE, "no", new Origin.File("f", 1), new byte[] {-1}, 5);
    private static final String REJECTION_HEX = "07" + "026e6f" + "02016601" + "0000000000000005" + "01ff";

    @Test
    void theBytesOfVersionOneNeverChange() throws IOException {
        assertGolden(IngestedTypes.EVENT, JSON_EVENT, JSON_EVENT_HEX);
        assertGolden(IngestedTypes.EVENT, CSV_EVENT, CSV_EVENT_HEX);
        assertGolden(IngestedTypes.REJECTION, REJECTION, REJECTION_HEX);
        assertGolden(IngestedTypes.INGESTED, JSON_EVENT, "01" + JSON_EVENT_HEX);
        assertGolden(IngestedTypes.INGESTED, REJECTION, "02" + REJECTION_HEX);
    }

    @Test
    void originsOfDifferentFilesInTurnStayApart() throws IOException {
        TypeSerializer<Ingested> serializer = serializer(IngestedTypes.INGESTED);
        DataOutputSerializer out = new DataOutputSerializer(64);
        List<Ingested> written = List.of(CSV_EVENT, JSON_EVENT, REJECTION, CSV_EVENT, JSON_EVENT);
        for (Ingested ingested : written) {
            serializer.serialize(ingested, out);
        }

        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        for (Ingested ingested : written) {
            assertThat(serializer.deserialize(in)).isEqualTo(ingested);
        }
        assertThat(in.available()).isZero();
    }

    @Test
    void snapshotsRestoreTheSerializerAndRefuseUnknownVersions() throws Exception {
        for (TypeInformation<?> type : List.of(IngestedTypes.EVENT, IngestedTypes.REJECTION, IngestedTypes.INGESTED)) {
            TypeSerializer<?> serializer = serializer(type);
            TypeSerializerSnapshot<?> snapshot = serializer.snapshotConfiguration();
            DataOutputSerializer out = new DataOutputSerializer(64);
            TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);

            TypeSerializerSnapshot<?> read = TypeSerializerSnapshot.readVersionedSnapshot(
                    new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

            assertThat(snapshot.getCurrentVersion()).isEqualTo(1);
            assertThat(read.restoreSerializer()).isEqualTo(serializer);
            assertThatThrownBy(() -> snapshot.readSnapshot(
                            2, new DataInputDeserializer(), getClass().getClassLoader()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("version 2");
        }
    }

    @Test
    void brokenBytesAreRefused() {
        TypeSerializer<Ingested> serializer = serializer(IngestedTypes.INGESTED);

        for (String hex : List.of("03", "0209", "01ffffffffffffffffffffff", "")) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(bytes)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void typesTravelInTheJobGraph() throws Exception {
        TypeInformation<Event> copy = InstantiationUtil.clone(IngestedTypes.EVENT);

        assertThat(copy).isEqualTo(IngestedTypes.EVENT).isNotEqualTo(IngestedTypes.REJECTION);
        assertThat(copy.createSerializer(new SerializerConfigImpl())).isEqualTo(serializer(IngestedTypes.EVENT));
    }

    @Test
    void reasonsHaveFixedCodes() {
        for (RejectionReason reason : RejectionReason.values()) {
            assertThat(RejectionReason.ofCode(reason.code())).isSameAs(reason);
        }
        assertThat(RejectionReason.WINDOW_LIMIT.code()).isEqualTo(8);
        assertThatThrownBy(() -> RejectionReason.ofCode(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static <T> void assertGolden(TypeInformation<T> type, T value, String hex) throws IOException {
        TypeSerializer<T> serializer = serializer(type);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(hex);
        assertThat(serializer.deserialize(
                        new DataInputDeserializer(HexFormat.of().parseHex(hex))))
                .isEqualTo(value);
    }
}
