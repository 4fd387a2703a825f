package io.tidemark.functions.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The bytes show the whole state, so they also say whether two sketches are in one state. */
class DDSketchCodecTest {

    private static final double ACCURACY = 0.05;

    @Provide
    Arbitrary<List<Double>> values() {
        return Arbitraries.oneOf(
                        Combinators.combine(
                                        Arbitraries.doubles().between(-2, 2),
                                        Arbitraries.integers().between(-40, 40))
                                .as(Math::scalb),
                        Arbitraries.of(0.0, 1.0, Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 500)
    void the_state_depends_only_on_the_multiset_of_values(
            @ForAll("values") List<Double> values,
            @ForAll @IntRange(min = 1, max = 300) int bins,
            @ForAll Random random)
            throws IOException {
        List<Double> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        DDSketch merged = new DDSketch(ACCURACY, bins);
        for (int from = 0; from < shuffled.size(); ) {
            int to = from + 1 + random.nextInt(shuffled.size() - from);
            DDSketch part = sketch(bins, shuffled.subList(from, to));
            if (random.nextBoolean()) {
                merged.merge(part);
            } else {
                part.merge(merged);
                merged = part;
            }
            from = to;
        }
        assertThat(bytes(merged)).isEqualTo(bytes(sketch(bins, values)));
    }

    @Property(tries = 200)
    void a_sketch_comes_back_and_nothing_more_is_read(
            @ForAll("values") List<Double> values,
            @ForAll("values") List<Double> more,
            @ForAll @IntRange(min = 1, max = 300) int bins)
            throws IOException {
        DDSketch sketch = sketch(bins, values);
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        buffer.writeBytes(bytes(sketch));
        buffer.write(42);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(buffer.toByteArray()));
        DDSketch read = DDSketchCodec.read(in, ACCURACY, bins);
        assertThat(in.read()).isEqualTo(42);
        more.forEach(sketch::add);
        more.forEach(read::add);
        assertThat(bytes(read)).isEqualTo(bytes(sketch));
    }

    @Property(tries = 200)
    void a_copy_and_a_merged_sketch_share_nothing(
            @ForAll("values") List<Double> values, @ForAll("values") List<Double> more) throws IOException {
        DDSketch sketch = sketch(100, values);
        byte[] before = bytes(sketch);
        DDSketch copy = sketch.copy();
        DDSketch merged = new DDSketch(ACCURACY, 100);
        merged.merge(sketch);
        more.forEach(copy::add);
        more.forEach(merged::add);
        assertThat(bytes(sketch)).isEqualTo(before);
        assertThat(bytes(copy)).isEqualTo(bytes(merged));
    }

    @Example
    void nothing_takes_one_byte() throws IOException {
        assertThat(bytes(new DDSketch(ACCURACY, 100))).containsExactly(0);
    }

    @Example
    void bytes_whose_bins_do_not_add_up_are_refused() throws IOException {
        byte[] bytes = bytes(sketch(100, List.of(1.0, 2.0)));
        bytes[0] = 3;
        assertThatThrownBy(() -> DDSketchCodec.read(in(bytes), ACCURACY, 100))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("of 3 values hold 2");
    }

    @Example
    void more_bins_than_the_parameters_allow_are_refused() throws IOException {
        byte[] bytes = bytes(sketch(100, List.of(1.0, 2.0)));
        assertThatThrownBy(() -> DDSketchCodec.read(in(bytes), ACCURACY, 5))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most 5");
    }

    private static DDSketch sketch(int bins, List<Double> values) {
        DDSketch sketch = new DDSketch(ACCURACY, bins);
        values.forEach(sketch::add);
        return sketch;
    }

    private static byte[] bytes(DDSketch sketch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DDSketchCodec.write(sketch, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
