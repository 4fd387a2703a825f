package io.tidemark.operators.statistics;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.OutputTag;

/** Sends an operator's report to a side output at an interval of wall clock, and once more at its end. */
public final class ReportTicker {

    private final OutputTag<SubtaskReport> tag;
    private final long intervalMillis;
    private final ProcessingTimeService clock;
    private final Output<?> output;
    private final Reports reports;

    private ScheduledFuture<?> next;

    /** Makes the report of the moment it is called at, in the task thread. */
    @FunctionalInterface
    public interface Reports {
        /**
         * @param last whether the subtask has ended
         */
        SubtaskReport report(boolean last);
    }

    /**
     * @param intervalMillis 0 for no reports at all
     */
    public ReportTicker(
            OutputTag<SubtaskReport> tag,
            long intervalMillis,
            ProcessingTimeService clock,
            Output<?> output,
            Reports reports) {
        this.tag = tag;
        this.intervalMillis = intervalMillis;
        this.clock = clock;
        this.output = output;
        this.reports = reports;
    }

    /** Starts the ticking. */
    public void start() {
        if (intervalMillis > 0) {
            scheduleNext();
        }
    }

    private void scheduleNext() {
        next = clock.registerTimer(clock.getCurrentProcessingTime() + intervalMillis, time -> {
            send(false);
            scheduleNext();
        });
    }

    /** Ends the ticking. */
    public void stop() {
        if (next != null) {
            next.cancel(false);
        }
    }

    /** Sends the last report, unless there are to be none. */
    public void sendLast() {
        send(true);
    }

    private void send(boolean last) {
        if (intervalMillis > 0) {
            output.collect(tag, new StreamRecord<>(reports.report(last)));
        }
    }
}
