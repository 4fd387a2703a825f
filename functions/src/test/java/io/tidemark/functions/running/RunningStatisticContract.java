package io.tidemark.functions.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * What every running statistic keeps: it is what its definition says of the values so far, whatever their order, wherever it was
 * written and read in between.
 *
 * @param <S> the state
 */
abstract class RunningStatisticContract<S> {

    /** A value and its time. */
    record Timed(long time, double value) {}

    /** A statistic of any parameters. */
    abstract Arbitrary<RunningStatistic<S>> statistics();

    /** By its definition, of the values so far, in order; {@code null} of nothing. */
    abstract Object expected(RunningStatistic<S> statistic, List<Timed> values);

    /** Values that the golden bytes are of. */
    static final List<Timed> GOLDEN_VALUES =
            List.of(new Timed(1000, 1), new Timed(3000, 2.5), new Timed(2000, -4), new Timed(-5, 8));

    abstract RunningStatistic<S> golden();

    abstract String goldenHex();

    /** Whole numbers, so that sums are exact and definitions compare by equality, and numbers of any size. */
    @Provide
    Arbitrary<List<Timed>> values() {
        Arbitrary<Double> whole = Arbitraries.integers().between(-100, 100).map(Integer::doubleValue);
        Arbitrary<Double> any = Arbitraries.doubles().between(-1e9, 1e9).ofScale(3);
        Arbitrary<Long> times = Arbitraries.longs().between(-50, 1000);
        return Arbitraries.oneOf(whole, any)
                .flatMap(value -> times.map(time -> new Timed(time, value)))
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<RunningStatistic<S>> anyStatistic() {
        return statistics();
    }

    @Property
    void eachResultIsWhatTheDefinitionSays(
            @ForAll("anyStatistic") RunningStatistic<S> statistic,
            @ForAll("values") List<Timed> values,
            @ForAll int seed)
            throws IOException {
        S state = statistic.create();
        assertSame(statistic.result(state), expected(statistic, List.of()));
        for (int i = 0; i < values.size(); i++) {
            statistic.add(state, values.get(i).time(), values.get(i).value());
            if ((seed >> (i % Integer.SIZE) & 1) == 1) {
                state = rewritten(statistic, state);
            }
            assertSame(statistic.result(state), expected(statistic, values.subList(0, i + 1)));
        }
    }

    /** Numbers within 1e-9 relative. */
    abstract void assertSame(Object actual, Object expected);

    private S rewritten(RunningStatistic<S> statistic, S state) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(statistic, state)));
        S read = statistic.read(in);
        assertThat(in.available()).isZero();
        return read;
    }

    private byte[] bytes(RunningStatistic<S> statistic, S state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        statistic.write(state, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void bytesAreThoseOfTheReleasedVersion() throws IOException {
        S state = golden().create();
        GOLDEN_VALUES.forEach(value -> golden().add(state, value.time(), value.value()));
        byte[] written = bytes(golden(), state);
        assertThat(HexFormat.of().formatHex(written)).isEqualTo(goldenHex());
        S read = golden().read(new DataInputStream(new ByteArrayInputStream(written)));
        assertSame(golden().result(read), expected(golden(), GOLDEN_VALUES));
        assertThatThrownBy(() -> golden().read(new DataInputStream(
                        new ByteArrayInputStream(Arrays.copyOf(written, written.length - 1)))))
                .isInstanceOf(EOFException.class);
    }
}
