package io.tidemark.benchmarks.statistics;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The peers' sketches: DDSketch of sketches-java at 1 %, with the library's cubic logarithm and dense bins, its fast ones. */
public final class Sketches {

    private static final IndexMapping MAPPING = new CubicallyInterpolatedMapping(0.01);
    private static final double[] QUANTILES = {0.5, 0.95, 0.99};

    private Sketches() {}

    /** A sketch of no values. */
    public static DDSketch create() {
        return new DDSketch(MAPPING, UnboundedSizeDenseStore::new);
    }

    /** p50, p95 and p99. */
    public static double[] percentiles(DDSketch sketch) {
        return sketch.getValuesAtQuantiles(QUANTILES);
    }

    /** Writes {@code int length | sketch}, in the library's compact encoding without the mapping, the same in all. */
    public static void write(DDSketch sketch, DataOutput out) throws IOException {
        GrowingByteArrayOutput bytes = GrowingByteArrayOutput.withDefaultInitialCapacity();
        sketch.encode(bytes, true);
        out.writeInt(bytes.numWrittenBytes());
        out.write(bytes.backingArray(), 0, bytes.numWrittenBytes());
    }

    /** Reads what {@link #write} wrote. */
    public static DDSketch read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return DDSketch.decode(ByteArrayInput.wrap(bytes), UnboundedSizeDenseStore::new, MAPPING);
    }
}
