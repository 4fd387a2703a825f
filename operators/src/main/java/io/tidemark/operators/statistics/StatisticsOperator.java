package io.tidemark.operators.statistics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up the reports of all subtasks of the named operators; runs with parallelism 1.
 *
 * <p>It emits when every subtask that has not ended has reported since it last emitted, and once more at the end of the input. It keeps no
 * state: after a restart the subtasks report their restored totals.
 */
public final class StatisticsOperator extends AbstractStreamOperator<ProcessorStatistics>
        implements OneInputStreamOperator<SubtaskReport, ProcessorStatistics>, BoundedOneInput {

    private final Set<String> operators;

    private transient Map<String, SubtaskReport> newest;
    private transient Set<String> sinceEmission;

    /**
     * @param operators names of the operators that report
     */
    public StatisticsOperator(Set<String> operators) {
        this.operators = Set.copyOf(operators);
    }

    @Override
    public void open() throws Exception {
        super.open();
        newest = new HashMap<>();
        sinceEmission = new HashSet<>();
    }

    @Override
    public void processElement(StreamRecord<SubtaskReport> element) {
        SubtaskReport report = element.getValue();
        String reporter = report.operator() + "#" + report.subtask();
        newest.put(reporter, report);
        sinceEmission.add(reporter);
        if (isComplete()) {
            emit();
        }
    }

    @Override
    public void endInput() {
        if (!sinceEmission.isEmpty()) {
            emit();
        }
    }

    private boolean isComplete() {
        Map<String, Integer> missing = new HashMap<>();
        newest.forEach((reporter, report) -> {
            int here = report.last() || sinceEmission.contains(reporter) ? 1 : 0;
            missing.merge(report.operator(), report.parallelism() - here, (left, first) -> left - here);
        });
        return missing.keySet().equals(operators) && missing.values().stream().allMatch(left -> left == 0);
    }

    private void emit() {
        ProcessorStatistics total = new ProcessorStatistics();
        for (SubtaskReport report : newest.values()) {
            total.add(report.statistics());
        }
        sinceEmission.clear();
        output.collect(new StreamRecord<>(total));
    }
}
