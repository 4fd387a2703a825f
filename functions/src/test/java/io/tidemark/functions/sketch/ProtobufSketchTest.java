package io.tidemark.functions.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import com.datadoghq.sketch.ddsketch.DDSketchProtoBinding;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** DataDog's own reader makes of the bytes a sketch of the same values. */
class ProtobufSketchTest {

    private static final double ACCURACY = 0.01;
    /** What their arithmetic and ours may add to an error. */
    private static final double ROUNDING = 1e-9;

    private static DDSketch sketch(double... values) {
        DDSketch sketch = new DDSketch(ACCURACY, 2048);
        sketch.addAll(values, values.length);
        return sketch;
    }

    private static com.datadoghq.sketch.ddsketch.DDSketch readByOthers(byte[] bytes) {
        try {
            return DDSketchProtoBinding.fromProto(
                    UnboundedSizeDenseStore::new, com.datadoghq.sketch.ddsketch.proto.DDSketch.parseFrom(bytes));
        } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e6, 1e6),
                Arbitraries.doubles().between(0, 1e-3).ofScale(9),
                Arbitraries.of(0.0, 1.0, -1.0, 1e-9, -1e6, 7.0));
    }

    @Property(tries = 300)
    void everyQuantileIsWithinTheAccuracy(@ForAll List<@From("numbers") Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        com.datadoghq.sketch.ddsketch.DDSketch read = readByOthers(ProtobufSketch.encode(sketch(sorted)));
        assertThat(read.getCount()).isEqualTo(sorted.length);
        for (int rank = 0; rank < sorted.length; rank++) {
            double quantile = sorted.length == 1 ? 0 : (double) rank / (sorted.length - 1);
            // The rank that a share of the count comes to may be rounded down to the one before.
            double below = sorted[Math.max(0, rank - 1)];
            double found = read.getValueAtQuantile(quantile);
            assertThat(isNear(found, sorted[rank]) || isNear(found, below))
                    .as("%s at rank %s of %s", found, rank, Arrays.toString(sorted))
                    .isTrue();
        }
    }

    private static boolean isNear(double found, double value) {
        return Math.abs(found - value) <= (ACCURACY + ROUNDING) * Math.abs(value) + Double.MIN_NORMAL;
    }

    @Property(tries = 100)
    void sketchesOfOneAccuracyMerge(
            @ForAll List<@From("numbers") Double> left, @ForAll List<@From("numbers") Double> right) {
        DDSketch both = new DDSketch(ACCURACY, 2048);
        DDSketch first = new DDSketch(ACCURACY, 2048);
        DDSketch second = new DDSketch(ACCURACY, 2048);
        left.forEach(value -> {
            first.add(value);
            both.add(value);
        });
        right.forEach(value -> {
            second.add(value);
            both.add(value);
        });
        com.datadoghq.sketch.ddsketch.DDSketch merged = readByOthers(ProtobufSketch.encode(first));
        merged.mergeWith(readByOthers(ProtobufSketch.encode(second)));
        com.datadoghq.sketch.ddsketch.DDSketch direct = readByOthers(ProtobufSketch.encode(both));
        assertThat(merged.getCount()).isEqualTo(direct.getCount());
        for (double quantile = 0; merged.getCount() > 0 && quantile <= 1; quantile += 0.125) {
            assertThat(merged.getValueAtQuantile(quantile)).isEqualTo(direct.getValueAtQuantile(quantile));
        }
    }

    @Example
    void theBytesAreThoseOfTheDocumentedMessage() {
        assertThat(hex(sketch())).startsWith("0a0909").hasSize(22);
        // Bin 0 of ours ends at 1; theirs is -1, which alternating numbers write as 1. A count of 1 is the double
        // 3ff0….
        String one = "1801";
        assertThat(hex(sketch(1)).substring(22)).isEqualTo("120c" + "1208" + "000000000000f03f" + one);
        assertThat(hex(sketch(-1, -1)).substring(22)).isEqualTo("1a0c" + "1208" + "0000000000000040" + one);
        assertThat(hex(sketch(0, 0, 0)).substring(22)).isEqualTo("21" + "0000000000000840");
    }

    private static String hex(DDSketch sketch) {
        return HexFormat.of().formatHex(ProtobufSketch.encode(sketch));
    }
}
