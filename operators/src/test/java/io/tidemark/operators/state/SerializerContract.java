package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.sketch.DDSketch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * What every serializer keeps: bytes of released versions can be read for ever, copies share nothing, and a snapshot says
 * which bytes its build can read. The golden bytes are in {@code golden/<name>.hex}; a change of the layout needs a new
 * version and a new file, never a new content of an old file.
 *
 * @param <T> the values
 */
public abstract class SerializerContract<T> {

    /** A new serializer, as the operator makes it. */
    protected abstract TypeSerializer<T> serializer();

    /** A new value that uses every part of the layout; equal content at every call. */
    protected abstract T sample();

    /** Changes a value as its owner would; immutable values stay as they are. */
    protected void change(T value) {}

    /** What Flink's own base class of the snapshot writes between the class's name and the version of the layout. */
    protected int bytesBeforeVersion() {
        return 0;
    }

    /** Name of the file of golden bytes, with the version. */
    protected abstract String golden();

    @Test
    void bytesAreThoseOfTheReleasedVersion() throws IOException {
        assertThat(HexFormat.of().formatHex(bytes(serializer(), sample()))).isEqualTo(goldenHex());
    }

    @Test
    void whatAReleasedVersionWroteIsRead() throws IOException {
        T read = read(serializer(), HexFormat.of().parseHex(goldenHex()));
        assertSame(read, sample());
    }

    @Test
    void readingTakesExactlyTheBytesOfOneValue() throws IOException {
        byte[] one = bytes(serializer(), sample());
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        DataInputDeserializer in = new DataInputDeserializer(two);
        assertSame(serializer().deserialize(in), sample());
        assertThat(in.available()).isEqualTo(one.length);
        assertSame(serializer().deserialize(serializer().createInstance(), in), sample());
        assertThat(in.available()).isZero();
    }

    @Test
    void cutBytesAreRefused() throws IOException {
        byte[] whole = bytes(serializer(), sample());
        assertThatThrownBy(() -> read(serializer(), Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aCopyOfBytesIsTheSameBytes() throws IOException {
        byte[] whole = bytes(serializer(), sample());
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer().copy(new DataInputDeserializer(whole), out);
        assertThat(out.getCopyOfBuffer()).isEqualTo(whole);
    }

    @Test
    void aCopySharesNothingThatChanges() throws IOException {
        T original = sample();
        T copy = serializer().copy(original);
        T second = serializer().copy(original, serializer().createInstance());
        change(original);
        assertSame(copy, sample());
        assertSame(second, sample());
        change(copy);
        assertSame(second, sample());
    }

    @Test
    void aDuplicateIsEqualAndWritesTheSame() throws IOException {
        TypeSerializer<T> duplicate = serializer().duplicate();
        assertThat(duplicate).isEqualTo(serializer()).hasSameHashCodeAs(serializer());
        assertThat(bytes(duplicate, sample())).isEqualTo(bytes(serializer(), sample()));
    }

    @Test
    void aSnapshotComesBackAndReadsAsIs() throws IOException {
        TypeSerializerSnapshot<T> restored = readSnapshot(snapshotBytes());
        assertThat(serializer().snapshotConfiguration().resolveSchemaCompatibility(restored))
                .matches(result -> result.isCompatibleAsIs(), "compatible as is");
        TypeSerializer<T> old = restored.restoreSerializer();
        byte[] written = bytes(serializer(), sample());
        assertThat(bytes(old, read(old, written))).isEqualTo(written);
    }

    @Test
    void aSnapshotOfAnUnknownVersionIsRefused() throws IOException {
        byte[] unknown = snapshotBytes((byte) 77);
        assertThatThrownBy(() -> readSnapshot(unknown).restoreSerializer()).hasStackTraceContaining("77");
    }

    /** The snapshot as if another version had been written. */
    protected final byte[] snapshotBytes(byte version) throws IOException {
        byte[] snapshot = snapshotBytes();
        // The name of the snapshot's class goes first: two bytes of length, then ASCII. A version is an int.
        int place = 2 + Byte.toUnsignedInt(snapshot[0]) * 256 + Byte.toUnsignedInt(snapshot[1]) + bytesBeforeVersion();
        snapshot[place + 3] = version;
        return snapshot;
    }

    protected final byte[] snapshotBytes() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer().snapshotConfiguration());
        return out.getCopyOfBuffer();
    }

    protected final TypeSerializerSnapshot<T> readSnapshot(byte[] bytes) throws IOException {
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(bytes), getClass().getClassLoader());
    }

    protected static <T> byte[] bytes(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }

    protected static <T> T read(TypeSerializer<T> serializer, byte[] bytes) throws IOException {
        return serializer.deserialize(new DataInputDeserializer(bytes));
    }

    /** Equal content, field by field: mutable state has no {@code equals}. Sketches may have more or less room than they need. */
    protected void assertSame(T actual, T expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType(SerializerContract::holdTheSame, DDSketch.class)
                .isEqualTo(expected);
    }

    private static boolean holdTheSame(DDSketch left, DDSketch right) {
        return left.count() == right.count()
                && LongStream.range(0, left.count())
                        .allMatch(rank -> left.valueAtRank(rank) == right.valueAtRank(rank));
    }

    private String goldenHex() throws IOException {
        return goldenHex(golden());
    }

    /** The golden bytes of a version. */
    protected final byte[] goldenBytes(String name) throws IOException {
        return HexFormat.of().parseHex(goldenHex(name));
    }

    private String goldenHex(String name) throws IOException {
        String file = "/golden/" + name + ".hex";
        try (InputStream in = SerializerContract.class.getResourceAsStream(file)) {
            assertThat(in)
                    .as(
                            "golden bytes %s; this build writes %s",
                            file, HexFormat.of().formatHex(bytes(serializer(), sample())))
                    .isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
        }
    }
}
