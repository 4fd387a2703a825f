package io.tidemark.operators.runtime;

import io.tidemark.operators.RunningDefinitions;
import io.tidemark.operators.windowing.StatisticsPart;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/**
 * What a subtask of the window operator saves about running statistics beside its keys: their signatures and retention, the same
 * in all subtasks, and its share of the number of anomalies. A pipeline that neither has nor had any saves nothing of it.
 */
final class StatisticsSubtaskState {

    private static final String SIGNATURES = "running-statistics";
    private static final String RETENTION = "running-retention-millis";
    private static final String ANOMALIES = "anomalies";

    private final ListState<String> signatures;
    private final ListState<Long> retentionMillis;
    private final ListState<Long> anomalies;

    private StatisticsSubtaskState(OperatorStateStore store) throws Exception {
        signatures = store.getUnionListState(new ListStateDescriptor<>(SIGNATURES, StringSerializer.INSTANCE));
        retentionMillis = store.getUnionListState(new ListStateDescriptor<>(RETENTION, LongSerializer.INSTANCE));
        anomalies = store.getListState(new ListStateDescriptor<>(ANOMALIES, LongSerializer.INSTANCE));
    }

    /** The state of a pipeline with these statistics, or {@code null} when it neither has nor had any. */
    static StatisticsSubtaskState of(OperatorStateStore store, RunningDefinitions running) throws Exception {
        boolean needed = !running.isEmpty() || store.getRegisteredStateNames().contains(SIGNATURES);
        return needed ? new StatisticsSubtaskState(store) : null;
    }

    /** Signatures of what the restored keys remember. */
    Set<String> signatures() throws Exception {
        Set<String> restored = new LinkedHashSet<>();
        signatures.get().forEach(restored::add);
        return restored;
    }

    /** How long restored keys have been remembered, {@code Long.MIN_VALUE} without restored state. */
    long retentionMillis() throws Exception {
        long longest = Long.MIN_VALUE;
        for (long millis : retentionMillis.get()) {
            longest = Math.max(longest, millis);
        }
        return longest;
    }

    /** Anomalies counted by the subtasks whose share this one has taken over. */
    long anomalies() throws Exception {
        long sum = 0;
        for (long share : anomalies.get()) {
            sum += share;
        }
        return sum;
    }

    /** Makes these part of the checkpoint that is being taken. */
    void save(List<StatisticsPart> parts, long newRetentionMillis, long newAnomalies) throws Exception {
        signatures.update(parts.stream().map(StatisticsPart::signature).toList());
        retentionMillis.update(List.of(newRetentionMillis));
        anomalies.update(List.of(newAnomalies));
    }
}
