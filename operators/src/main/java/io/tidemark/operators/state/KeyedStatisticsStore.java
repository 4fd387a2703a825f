package io.tidemark.operators.state;

import io.tidemark.operators.windowing.KeyStatistics;
import io.tidemark.operators.windowing.StatisticsStore;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** What keys remember across their windows in Flink's keyed state: one value a key. */
public final class KeyedStatisticsStore implements StatisticsStore {

    private final ValueState<KeyStatistics> state;
    private final KeyStatisticsSerializer serializer;

    /**
     * @param state the state of {@link #descriptor}
     * @param serializer that of {@code state}
     */
    public KeyedStatisticsStore(ValueState<KeyStatistics> state, KeyStatisticsSerializer serializer) {
        this.state = state;
        this.serializer = serializer;
    }

    /** The statistics of a key in checkpoints and savepoints. */
    public static ValueStateDescriptor<KeyStatistics> descriptor(KeyStatisticsSerializer serializer) {
        return new ValueStateDescriptor<>(KeyedWindowStore.STATISTICS_STATE, serializer);
    }

    @Override
    public KeyStatistics get() {
        try {
            KeyStatistics found = state.value();
            return found == null ? null : serializer.decode(found);
        } catch (IOException failure) {
            throw stateFailure("read", failure);
        }
    }

    @Override
    public void put(KeyStatistics statistics) {
        try {
            state.update(statistics);
        } catch (IOException failure) {
            throw stateFailure("keep", failure);
        }
    }

    @Override
    public void clear() {
        state.clear();
    }

    /** State that cannot be read or written must fail the attempt, so that Flink restores the last checkpoint. */
    private static IllegalStateException stateFailure(String action, IOException failure) {
        return new IllegalStateException("cannot " + action + " running statistics in the state backend", failure);
    }
}
