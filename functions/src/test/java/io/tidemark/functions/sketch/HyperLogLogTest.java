package io.tidemark.functions.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperLogLogTest {

    /** Four standard errors of 1.04 / sqrt(4096): one honest sketch in 16,000 lies further off. */
    private static final double TOLERANCE = 4 * 1.04 / 64;

    @Test
    void nothingIsNone() {
        assertThat(new HyperLogLog().estimate()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 129, 1_000, 10_000, 100_000, 1_000_000})
    void estimatesAreWithinFourStandardErrorsFromOneToAMillion(int different) {
        HyperLogLog sketch = new HyperLogLog();
        IntStream.range(0, different).forEach(i -> sketch.add("user-" + i));
        assertThat(sketch.estimate()).isCloseTo(different, within(Math.max(0.5, TOLERANCE * different)));
    }

    @Test
    void theErrorOverManySketchesIsTheStandardError() {
        double squares = 0;
        int sketches = 200;
        for (int s = 0; s < sketches; s++) {
            HyperLogLog sketch = new HyperLogLog();
            for (int i = 0; i < 20_000; i++) {
                sketch.add(s + "/" + i);
            }
            double error = sketch.estimate() / 20_000 - 1;
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / sketches)).isBetween(0.012, 0.020);
    }

    @Test
    void repeatedTextsCountOnceAndMergingIsAddingAll() {
        HyperLogLog all = new HyperLogLog();
        HyperLogLog even = new HyperLogLog();
        HyperLogLog rest = new HyperLogLog();
        for (int i = 0; i < 5_000; i++) {
            all.add("t" + i);
            all.add("t" + i);
            (i % 2 == 0 ? even : rest).add("t" + i);
        }
        HyperLogLog before = rest.copy();
        even.merge(rest);
        assertThat(even).isEqualTo(all);
        assertThat(rest).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 2_000, 100_000})
    void whatIsWrittenIsRead(int different) throws IOException {
        HyperLogLog sketch = new HyperLogLog();
        IntStream.range(0, different).forEach(i -> sketch.add("t" + i));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sketch.write(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(HyperLogLog.read(in)).isEqualTo(sketch);
        assertThat(in.available()).isZero();
        assertThat(bytes.size()).isLessThanOrEqualTo(4_098);
    }

    @Test
    void bytesOfSomethingElseAreRefused() {
        byte[] rankTooHigh = new byte[4_097];
        rankTooHigh[0] = 1;
        rankTooHigh[7] = 60;
        assertThatThrownBy(() -> HyperLogLog.read(new DataInputStream(new ByteArrayInputStream(rankTooHigh))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rank 60");
    }
}
