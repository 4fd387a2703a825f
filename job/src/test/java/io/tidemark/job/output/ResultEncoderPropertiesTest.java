package io.tidemark.job.output;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import io.tidemark.operators.WindowResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** Results are the bytes that Jackson would write. */
class ResultEncoderPropertiesTest {

    private static final int NUMBERS_PER_SEED = 2000;
    private static final int RESULTS_PER_SEED = 30;

    private static final List<String> PIECES = List.of(
            "a", "Z", "7", " ", "/", "\"", "\\", "\n", "\t", "\b", "\f", "\r", "\u0000", "\u001f", "\u007f", "\u0080",
            "ü", "\u07ff", "\u0800", "€", "\uffff", "😀", "\ud83d", "\ude00", "\u2028");

    private static final List<Pane> PANES = List.of(Pane.values());
    private static final List<ResultStatus> STATUSES = List.of(ResultStatus.values());

    // For all seeds: buffers and words are reused.
    private final ResultEncoder encoder = new ResultEncoder();
    private final JacksonResultEncoder jackson = new JacksonResultEncoder();
    private final byte[] digits = new byte[JsonNumbers.MAX_BYTES];

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void doublesAreWrittenAsTheJdkWritesThem(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < NUMBERS_PER_SEED; i++) {
            double number = finite(random);
            int end = JsonNumbers.write(number, digits, 0);
            String expected = Double.toString(number);
            if (!expected.equals(new String(digits, 0, end, US_ASCII))) {
                assertThat(new String(digits, 0, end, US_ASCII)).isEqualTo(expected);
            }
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void wholeNumbersAreWrittenAsTheJdkWritesThem(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < NUMBERS_PER_SEED; i++) {
            long number = whole(random);
            assertThat(new String(digits, 0, JsonNumbers.write(number, digits, 0), US_ASCII))
                    .isEqualTo(Long.toString(number));
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void anyResultIsWrittenAsByJackson(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < RESULTS_PER_SEED; i++) {
            WindowResult result = result(random);
            byte[] expected = jackson.encode(result);
            byte[] written = encoder.encode(result);
            if (!Arrays.equals(written, expected)) {
                assertThat(new String(written, UTF_8)).as("seed %d", seed).isEqualTo(new String(expected, UTF_8));
            }
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    private static WindowResult result(Random random) {
        return new WindowResult(
                text(random),
                text(random),
                random.nextBoolean() ? "{\"k\":\"a" + random.nextInt(100) + "\"}" : "{\"ü€😀\":1}",
                whole(random),
                whole(random),
                PANES.get(random.nextInt(PANES.size())),
                random.nextInt(),
                STATUSES.get(random.nextInt(STATUSES.size())),
                random.nextInt(4),
                random.nextInt(10) == 0 ? null : values(random),
                whole(random),
                whole(random),
                random.nextInt(4) == 0 ? Long.MIN_VALUE : whole(random),
                whole(random));
    }

    private static WindowValues values(Random random) {
        int size = random.nextInt(6);
        List<String> names = new ArrayList<>();
        Object[] values = new Object[size];
        String[] errors = random.nextInt(4) == 0 ? new String[size] : null;
        long[] used = random.nextInt(4) == 0 ? new long[size] : null;
        for (int i = 0; i < size; i++) {
            names.add(text(random));
            values[i] = value(random, 0);
            if (errors != null && random.nextBoolean()) {
                errors[i] = text(random);
            }
            if (used != null) {
                used[i] = random.nextInt(4);
            }
        }
        return new WindowValues(names, values, errors, used);
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth < 3 ? 9 : 6)) {
            case 0 -> null;
            case 1 -> whole(random);
            case 2 -> text(random);
            case 3 -> random.nextBoolean();
            case 4 -> random.nextInt();
            case 6 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            case 7 -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), value(random, depth + 1));
                }
                yield map;
            }
            default -> random.nextInt(20) == 0 ? Double.longBitsToDouble(random.nextLong()) : finite(random);
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(100) == 0 ? 3000 : 6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(random.nextBoolean() ? 5 : PIECES.size())));
        }
        return text.toString();
    }

    private static long whole(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> (long) Math.pow(10, random.nextInt(19)) - random.nextInt(2);
            default -> random.nextLong() >> random.nextInt(Long.SIZE);
        };
    }

    /** Numbers of few digits of all sizes, their neighbours, and any others. */
    private static double finite(Random random) {
        long integer = random.nextLong() >> (11 + random.nextInt(53));
        double scaled = integer / Math.pow(10, random.nextInt(9));
        double number =
                switch (random.nextInt(8)) {
                    case 0 -> Double.longBitsToDouble(random.nextLong());
                    case 1 -> Math.nextUp(scaled);
                    case 2 -> Math.pow(10, random.nextInt(40) - 20) * (random.nextInt(3) - 1);
                    case 3 -> Math.nextDown(Math.pow(10, random.nextInt(40) - 20));
                    case 4 -> random.nextGaussian();
                    default -> scaled;
                };
        return Double.isFinite(number) ? number : 0.0;
    }
}
