package io.tidemark.functions.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DecimalsTest {

    private static final long MAX_UNITS = 1L << 48;

    @Property
    void numbers_as_they_are_written_come_back_to_the_last_bit(
            @ForAll List<@LongRange(min = -MAX_UNITS, max = MAX_UNITS) Long> units,
            @ForAll @IntRange(max = 9) int decimals)
            throws IOException {
        double[] numbers = units.stream()
                .mapToDouble(each -> new BigDecimal(BigInteger.valueOf(each), decimals).doubleValue())
                .toArray();

        int scale = Decimals.scaleOf(numbers, numbers.length);

        assertThat(scale).isBetween(0, decimals);
        assertThat(readBack(numbers, scale)).isEqualTo(numbers);
    }

    @Property
    void whatever_has_a_scale_comes_back_to_the_last_bit(@ForAll double[] numbers) throws IOException {
        int scale = Decimals.scaleOf(numbers, numbers.length);
        if (scale != Decimals.NO_SCALE) {
            assertThat(readBack(numbers, scale)).isEqualTo(numbers);
        }
    }

    @Example
    void what_would_not_come_back_has_no_scale() {
        assertThat(scaleOf(-0.0)).isEqualTo(Decimals.NO_SCALE);
        assertThat(scaleOf(Double.NaN)).isEqualTo(Decimals.NO_SCALE);
        assertThat(scaleOf(Double.NEGATIVE_INFINITY)).isEqualTo(Decimals.NO_SCALE);
        assertThat(scaleOf(1 / 3.0)).isEqualTo(Decimals.NO_SCALE);
        assertThat(scaleOf(1, 2, 1e-10)).isEqualTo(Decimals.NO_SCALE);
        assertThat(scaleOf(2.0 * MAX_UNITS)).isEqualTo(Decimals.NO_SCALE);
        assertThat(scaleOf(MAX_UNITS / 4.0, 0.001)).isEqualTo(Decimals.NO_SCALE);
    }

    @Example
    void the_finest_number_decides() {
        assertThat(scaleOf()).isZero();
        assertThat(scaleOf(7, -7, 0)).isZero();
        assertThat(scaleOf(0.5, 0.125, 3)).isEqualTo(3);
        assertThat(scaleOf(MAX_UNITS)).isZero();
        assertThat(scaleOf(1e-9)).isEqualTo(9);
    }

    @Example
    void a_measurement_of_three_decimals_takes_three_bytes() throws IOException {
        double[] numbers = {20.125, 99.999, 0.001};
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Decimals.write(numbers, numbers.length, 3, new DataOutputStream(bytes));

        assertThat(bytes.size()).isEqualTo(1 + 3 + 3 + 1);
    }

    @Example
    void only_the_first_numbers_are_written() throws IOException {
        double[] room = {1.5, 2.5, Double.NaN};

        assertThat(Decimals.scaleOf(room, 2)).isEqualTo(1);
        assertThat(readBack(room, 2, 1)).containsExactly(1.5, 2.5);
    }

    @Example
    void a_scale_that_cannot_be_is_refused() {
        for (byte scale : new byte[] {-1, 10}) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {scale, 0}));
            assertThatThrownBy(() -> Decimals.read(new double[1], in))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(scale + " decimals");
        }
    }

    private static int scaleOf(double... numbers) {
        return Decimals.scaleOf(numbers, numbers.length);
    }

    private static double[] readBack(double[] numbers, int scale) throws IOException {
        return readBack(numbers, numbers.length, scale);
    }

    private static double[] readBack(double[] numbers, int size, int scale) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Decimals.write(numbers, size, scale, new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        double[] read = new double[size];
        Decimals.read(read, in);
        assertThat(in.read()).isEqualTo(-1);
        return read;
    }
}
