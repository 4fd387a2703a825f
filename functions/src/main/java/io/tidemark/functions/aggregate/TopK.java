package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;
import java.util.List;
import java.util.Map;

/**
 * The most frequent texts of a field.
 *
 * @param k how many, 1 to {@link #MAX_K}
 */
record TopK(Field field, int k) implements Aggregate<Frequencies> {

    /** Well below the 768 texts that are counted. */
    static final int MAX_K = 256;

    TopK {
        if (k < 1 || k > MAX_K) {
            throw new IllegalArgumentException("top-k needs a k from 1 to " + MAX_K + ", found " + k);
        }
    }

    @Override
    public AccumulatorType<Frequencies> accumulator() {
        return new FrequenciesType(field);
    }

    @Override
    public List<Map<String, Object>> result(Frequencies accumulator, WindowView window) {
        return accumulator.top(k);
    }
}
