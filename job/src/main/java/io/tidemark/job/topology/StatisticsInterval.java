package io.tidemark.job.topology;

import io.tidemark.operators.statistics.ProcessorStatistics;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Lets statistics pass at most once in an interval of wall clock, and always the last ones before the end. */
public final class StatisticsInterval extends AbstractStreamOperator<ProcessorStatistics>
        implements OneInputStreamOperator<ProcessorStatistics, ProcessorStatistics>, BoundedOneInput {

    private final long intervalMillis;

    private transient ProcessorStatistics heldBack;
    private transient long next;

    /**
     * @param intervalMillis at least 1
     */
    public StatisticsInterval(long intervalMillis) {
        this.intervalMillis = intervalMillis;
    }

    @Override
    public void open() throws Exception {
        super.open();
        next = getProcessingTimeService().getCurrentProcessingTime() + intervalMillis;
    }

    @Override
    public void processElement(StreamRecord<ProcessorStatistics> element) {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        if (now < next) {
            heldBack = element.getValue();
            return;
        }
        heldBack = null;
        next = Math.max(next + intervalMillis, now);
        output.collect(new StreamRecord<>(element.getValue()));
    }

    @Override
    public void endInput() {
        if (heldBack != null) {
            output.collect(new StreamRecord<>(heldBack));
        }
    }
}
