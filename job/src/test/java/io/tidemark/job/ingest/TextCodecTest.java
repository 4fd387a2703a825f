package io.tidemark.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

class TextCodecTest {

    private final TextCodec codec = new TextCodec();

    @Property(tries = 50)
    void textsComeBackHoweverManyThereAreAndHoweverOften(@ForAll int seed) throws IOException {
        Random random = new Random(seed);
        DataOutputSerializer out = new DataOutputSerializer(1 << 16);
        DataInputDeserializer in = new DataInputDeserializer();
        for (int i = 0; i < 2000; i++) {
            String text = "x".repeat(random.nextInt(2) == 0 ? 0 : random.nextInt(200))
                    + random.nextInt(random.nextBoolean() ? 100 : 1_000_000)
                    + (random.nextInt(4) == 0 ? "ü" : "");
            out.clear();
            codec.write(text, out);
            codec.writeNullable(random.nextBoolean() ? text : null, out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            assertThat(codec.read(in)).isEqualTo(text);
            assertThat(codec.readNullable(in)).isIn(text, null);
            assertThat(in.available()).isZero();
        }
    }

    @Example
    void keysThatComeInTurnAreTheSameStrings() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1 << 16);
        DataInputDeserializer in = new DataInputDeserializer();
        Set<String> strings = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 20_000; i++) {
            out.clear();
            codec.write("{\"service\":\"chat-" + i % 1000 + "\"}", out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            String text = codec.read(in);
            if (i >= 10_000) {
                strings.add(text);
            }
        }

        assertThat(strings).hasSizeLessThan(1500);
    }

    @Example
    void aTextThatComesAgainIsTheSameString() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (int i = 0; i < 3; i++) {
            codec.write("{\"service\":\"chat\"}", out);
        }
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        codec.read(in);

        assertThat(codec.read(in)).isSameAs(codec.read(in));
    }
}
