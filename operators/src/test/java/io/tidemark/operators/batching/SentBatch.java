package io.tidemark.operators.batching;

import io.tidemark.functions.EventBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch as it left.
 *
 * @param values of field 0, by row
 */
record SentBatch(String key, int target, List<Double> values, long minTime, long maxTime, long arrivalMillis) {

    /** Copies what is there: the batch is used again. */
    static SentBatch of(String key, int target, EventBatch batch, long arrivalMillis) {
        List<Double> values = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            values.add(batch.at(row).number(0));
        }
        return new SentBatch(key, target, values, batch.minTime(), batch.maxTime(), arrivalMillis);
    }
}
