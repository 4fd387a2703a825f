package io.tidemark.operators.batching;

import io.tidemark.functions.EventBatch;

/** Takes the batches that leave an {@link EventBatcher}. */
@FunctionalInterface
interface BatchOutput {

    /**
     * @param target position of its target in the plan
     * @param batch valid during the call
     * @param arrivalMillis wall clock at which the source read the first of its events
     */
    void batch(String key, int target, EventBatch batch, long arrivalMillis);
}
