package io.tidemark.job.topology;

import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.IngestedTypes;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.ingest.RejectionReason;
import io.tidemark.operators.runtime.LedgerCounter;
import io.tidemark.operators.runtime.WindowOutputs;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.statistics.ReportTicker;
import io.tidemark.operators.statistics.SubtaskReport;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Counts what the source has decoded and parts events from rejections. Chained to the source, so that its ledger and the
 * source's position are of the same moment in every checkpoint.
 */
public final class IngestOperator extends AbstractStreamOperator<Event>
        implements OneInputStreamOperator<Ingested, Event>, BoundedOneInput {

    /** Name of the operator in reports. */
    public static final String REPORTER = "ingest";
    /** Records that validation rejected. */
    public static final OutputTag<Rejection> REJECTED = new OutputTag<>("rejected", IngestedTypes.REJECTION);
    /** Running totals of the subtasks. */
    public static final OutputTag<SubtaskReport> REPORTS = new OutputTag<>("reports", WindowOutputs.REPORTS);

    private static final String METRIC_GROUP = "tidemark";
    private static final String LEDGER_STATE = "ingest-ledger";

    private final long reportIntervalMillis;

    private transient IngestLedger ledger;
    private transient ListState<IngestLedger> ledgerState;
    private transient ReportTicker ticker;

    /**
     * @param reportIntervalMillis interval of reports, 0 for none
     */
    public IngestOperator(long reportIntervalMillis) {
        this.reportIntervalMillis = reportIntervalMillis;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        ledger = new IngestLedger();
        ledgerState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>(LEDGER_STATE, IngestLedgerSerializer.INSTANCE));
        for (IngestLedger earlier : ledgerState.get()) {
            ledger.add(earlier.accepted(), earlier.rejected());
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        ledgerState.update(List.of(ledger));
    }

    @Override
    public void open() throws Exception {
        super.open();
        MetricGroup group = getMetricGroup().addGroup(METRIC_GROUP);
        group.counter("received", new LedgerCounter(ledger::received));
        group.counter("accepted", new LedgerCounter(ledger::accepted));
        MetricGroup rejected = group.addGroup("rejected");
        for (RejectionReason reason : RejectionReason.values()) {
            if (reason != RejectionReason.WINDOW_LIMIT) {
                rejected.counter(reason.wireText(), new LedgerCounter(() -> ledger.rejected(reason)));
            }
        }
        ticker = new ReportTicker(REPORTS, reportIntervalMillis, getProcessingTimeService(), output, this::report);
        ticker.start();
    }

    @Override
    public void processElement(StreamRecord<Ingested> element) {
        Ingested ingested = element.getValue();
        if (ingested instanceof Event event) {
            ledger.accept();
            output.collect(element.replace(event));
        } else if (ingested instanceof Rejection rejection) {
            ledger.reject(rejection.reason());
            output.collect(REJECTED, new StreamRecord<>(rejection));
        }
    }

    /**
     * Sends the last watermark once more. Flink drops the source's own if the source is idle at that moment, as it is when a
     * quiet job is drained: no open window would fire.
     */
    @Override
    public void endInput() {
        output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
        output.emitWatermark(Watermark.MAX_WATERMARK);
    }

    @Override
    public void finish() throws Exception {
        super.finish();
        ticker.sendLast();
    }

    @Override
    public void close() throws Exception {
        if (ticker != null) {
            ticker.stop();
        }
        super.close();
    }

    private SubtaskReport report(boolean last) {
        ProcessorStatistics statistics = new ProcessorStatistics();
        statistics.add(ProcessorStatistics.RECEIVED, ledger.received());
        statistics.add(ProcessorStatistics.ACCEPTED, ledger.accepted());
        ledger.rejected()
                .forEach((reason, count) ->
                        statistics.add(ProcessorStatistics.REJECTED_PREFIX + reason.wireText(), count));
        return new SubtaskReport(
                REPORTER,
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
                last,
                statistics);
    }
}
