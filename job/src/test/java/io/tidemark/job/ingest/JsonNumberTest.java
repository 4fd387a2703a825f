package io.tidemark.job.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

class JsonNumberTest {

    private static final int NUMBERS_PER_SEED = 1000;

    private final JsonNumber number = new JsonNumber();

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void numbersAreTheSameDoublesAsByJackson(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < NUMBERS_PER_SEED; i++) {
            String text = text(random);
            int end = number.read(("[" + text + "]").getBytes(US_ASCII), 1);
            assertThat(end).as(text).isEqualTo(text.length() + 1);
            if (Double.doubleToRawLongBits(number.value())
                    != Double.doubleToRawLongBits(NumberInput.parseDouble(text, true))) {
                assertThat(number.value()).as("%s of seed %d", text, seed).isEqualTo(Double.parseDouble(text));
            }
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    private static String text(Random random) {
        String sign = random.nextInt(4) == 0 ? "-" : "";
        String integer = Long.toString(random.nextLong() >>> (1 + random.nextInt(63)));
        return switch (random.nextInt(5)) {
            case 0 -> sign + integer;
            case 1 -> sign + integer + "." + digits(random, 1 + random.nextInt(20));
            case 2 -> sign + "0." + digits(random, 1 + random.nextInt(25));
            case 3 -> sign + integer + "e" + (random.nextInt(60) - 30);
            default -> sign + integer + "." + digits(random, 1 + random.nextInt(4)) + "E" + (random.nextInt(700) - 350);
        };
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(3) == 0 ? 0 : random.nextInt(10));
        }
        return digits.toString();
    }

    @Example
    void integersAreReadUpToTheLargestLong() {
        assertThat(number.read("9223372036854775807 ".getBytes(US_ASCII), 0)).isEqualTo(19);
        assertThat(number.isLong()).isTrue();
        assertThat(number.integer()).isEqualTo(Long.MAX_VALUE);

        for (String larger :
                new String[] {"9223372036854775808", "9999999999999999999", "10000000000000000000", "1.0"}) {
            assertThat(number.read(larger.getBytes(US_ASCII), 0)).isEqualTo(larger.length());
            assertThat(number.isLong()).isFalse();
        }
    }

    @Example
    void aLongTextIsNoNumberHere() {
        assertThat(number.read("1".repeat(64).getBytes(US_ASCII), 0)).isEqualTo(64);
        assertThat(number.read("1".repeat(65).getBytes(US_ASCII), 0)).isEqualTo(-1);
        assertThat(number.read("1e12345".getBytes(US_ASCII), 0)).isEqualTo(-1);
    }
}
