package io.tidemark.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

class KnownKeysTest {

    /** Far more than are remembered. */
    private static final int MANY = 200_000;

    private final KnownKeys keys = new KnownKeys();

    private String read(String key) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        KnownKeys.write(key, out);
        out.writeByte(42);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        String read = keys.read(in);
        assertThat(in.readByte()).isEqualTo((byte) 42);
        return read;
    }

    @Property(tries = 300)
    void what_is_read_is_what_was_written_however_often(@ForAll @Size(max = 50) List<String> texts) throws IOException {
        for (int round = 0; round < 2; round++) {
            for (String text : texts) {
                assertThat(read(text)).isEqualTo(text);
            }
        }
    }

    @Example
    void a_key_that_comes_again_is_the_object_it_was() throws IOException {
        String first = read("eu-west/checkout");
        assertThat(read("eu-west/checkout")).isSameAs(first);
        assertThat(read("eu-west/checkin")).isNotEqualTo(first);
        assertThat(read("eu-west/checkout")).isSameAs(first);
    }

    @Example
    void a_long_key_is_read_and_not_remembered() throws IOException {
        String longest = "x".repeat(KnownKeys.MAX_UNITS);
        assertThat(read(longest)).isSameAs(read(longest));
        String longer = longest + "y";
        String first = read(longer);
        assertThat(first).isEqualTo(longer);
        assertThat(read(longer)).isEqualTo(longer).isNotSameAs(first);
    }

    @Example
    void two_keys_of_one_hash_are_both_remembered_and_told_apart() throws IOException {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        String one = read("Aa");
        String other = read("BB");
        assertThat(other).isEqualTo("BB");
        assertThat(read("Aa")).isSameAs(one);
        assertThat(read("BB")).isSameAs(other);
    }

    @Example
    @SuppressWarnings("ReferenceEquality") // what is counted is whether the object is the same
    void most_of_ten_thousand_keys_are_remembered() throws IOException {
        List<String> all = IntStream.range(0, 10_000).mapToObj(i -> "key-" + i).toList();
        String[] first = new String[all.size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = read(all.get(i));
        }
        int same = 0;
        for (int i = 0; i < first.length; i++) {
            String again = read(all.get(i));
            assertThat(again).isEqualTo(all.get(i));
            same += again == first[i] ? 1 : 0;
        }
        assertThat(same).isGreaterThan(9_000);
    }

    @Example
    void more_keys_than_are_remembered_are_read_right() throws IOException {
        for (int i = 0; i < MANY; i++) {
            String key = "k" + i;
            assertThat(read(key).equals(key)).isTrue();
        }
    }

    @Example
    void a_length_that_cannot_be_is_refused() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        out.write(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1});
        assertThatThrownBy(() -> keys.read(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("length");
    }
}
