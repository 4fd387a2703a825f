package io.tidemark.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** The first byte that is not UTF-8 is the one at which the JDK's decoder stops. */
class Utf8PropertiesTest {

    private static final int TEXTS_PER_SEED = 200;

    /** Bytes at the bounds of what may stand where. */
    private static final int[] BOUNDS = {
        0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xec, 0xed, 0xee, 0xef,
        0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff
    };

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void anyBytesAreJudgedAsByTheJdk(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS_PER_SEED; i++) {
            byte[] bytes = random.nextBoolean() ? ofBounds(random) : damaged(random);
            assertThat(Utf8.firstInvalid(bytes)).isEqualTo(firstInvalid(bytes));
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    private static byte[] ofBounds(Random random) {
        byte[] bytes = new byte[random.nextInt(20)];
        int ascii = random.nextInt(bytes.length + 1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i < ascii ? 'a' : BOUNDS[random.nextInt(BOUNDS.length)]);
        }
        return bytes;
    }

    /** Good text, with at most one byte that is not. */
    private static byte[] damaged(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            int codePoint = random.nextInt(1 << (1 + random.nextInt(20)));
            text.appendCodePoint(Character.isDefined(codePoint) ? codePoint : 'x');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) BOUNDS[random.nextInt(BOUNDS.length)];
        }
        return bytes;
    }

    private static int firstInvalid(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean invalid = StandardCharsets.UTF_8
                .newDecoder()
                .decode(in, CharBuffer.allocate(bytes.length), true)
                .isError();
        return invalid ? in.position() : -1;
    }
}
