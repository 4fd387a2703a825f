package io.tidemark.operators.runtime;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.statistics.ReportTicker;
import io.tidemark.operators.statistics.SubtaskReport;
import java.util.List;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Runs a {@link WindowFunction} and adds what a function cannot do: note when a watermark arrives, and report the subtask's
 * totals without a key.
 *
 * @param <T> the events of the stream
 */
public final class WindowOperator<T> extends KeyedProcessOperator<String, T, WindowResult> {

    /** Name of the operator in reports. */
    public static final String REPORTER = "windows";

    private final WindowFunction<T> function;
    private final WindowOutputs<T> outputs;
    private final long reportIntervalMillis;

    private transient ReportTicker ticker;

    /**
     * @param reportIntervalMillis interval of reports, 0 for none
     */
    public WindowOperator(
            String pipeline,
            List<WindowDefinition> definitions,
            WindowingOptions options,
            EventExtractor<T> extractor,
            WindowOutputs<T> outputs,
            long reportIntervalMillis) {
        this(new WindowFunction<>(pipeline, definitions, options, extractor, outputs), outputs, reportIntervalMillis);
    }

    private WindowOperator(WindowFunction<T> function, WindowOutputs<T> outputs, long reportIntervalMillis) {
        super(function);
        this.function = function;
        this.outputs = outputs;
        this.reportIntervalMillis = reportIntervalMillis;
    }

    @Override
    public void open() throws Exception {
        super.open();
        ticker = new ReportTicker(
                outputs.reports(), reportIntervalMillis, getProcessingTimeService(), output, this::report);
        ticker.start();
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        function.watermarkArrives(mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void finish() throws Exception {
        super.finish();
        ticker.send();
    }

    @Override
    public void close() throws Exception {
        if (ticker != null) {
            ticker.stop();
        }
        super.close();
    }

    private SubtaskReport report() {
        return new SubtaskReport(
                REPORTER,
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
                function.statistics());
    }
}
