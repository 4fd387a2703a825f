package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.sketch.ProtobufSketch;
import io.tidemark.functions.window.WindowView;
import java.util.Base64;

/** The distribution of a field in the form of {@link ProtobufSketch}, in base64. */
record SketchBins(Field field, QuantileOptions options) implements Aggregate<Quantiles> {

    @Override
    public AccumulatorType<Quantiles> accumulator() {
        return new QuantilesType(field, options);
    }

    @Override
    public String result(Quantiles accumulator, WindowView window) {
        return Base64.getEncoder().encodeToString(ProtobufSketch.encode(accumulator.asSketch()));
    }
}
