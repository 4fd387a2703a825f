package io.tidemark.operators.runtime;

import io.tidemark.operators.Anomaly;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.batching.Contribution;
import io.tidemark.operators.batching.ContributionSerializer;
import io.tidemark.operators.state.AnomalySerializer;
import io.tidemark.operators.state.RefusedPairSerializer;
import io.tidemark.operators.state.SerializerTypeInformation;
import io.tidemark.operators.state.WindowResultSerializer;
import io.tidemark.operators.statistics.SubtaskReport;
import io.tidemark.operators.statistics.SubtaskReportSerializer;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.util.OutputTag;

/**
 * The side outputs of a window operator.
 *
 * @param late pairs that came too late
 * @param overLimit pairs beyond the limit of windows
 * @param reports running totals of the subtasks
 * @param anomalies values out of line with those before them
 * @param partials what windows hand on to the next stage
 * @param <T> the events of the stream
 */
public record WindowOutputs<T>(
        OutputTag<RefusedPair<T>> late,
        OutputTag<RefusedPair<T>> overLimit,
        OutputTag<SubtaskReport> reports,
        OutputTag<Anomaly> anomalies,
        OutputTag<Contribution<T>> partials)
        implements Serializable {

    /** Type of the main output. */
    public static final TypeInformation<WindowResult> RESULTS =
            new SerializerTypeInformation<>(WindowResult.class, WindowResultSerializer.INSTANCE);

    /** Type of reports. */
    public static final TypeInformation<SubtaskReport> REPORTS =
            new SerializerTypeInformation<>(SubtaskReport.class, SubtaskReportSerializer.INSTANCE);

    private static final TypeInformation<Anomaly> ANOMALIES =
            new SerializerTypeInformation<>(Anomaly.class, AnomalySerializer.INSTANCE);

    /** The outputs of an operator over events with this serializer. */
    public static <T> WindowOutputs<T> of(TypeSerializer<T> events) {
        TypeInformation<RefusedPair<T>> pairs =
                new SerializerTypeInformation<>(RefusedPair.class, new RefusedPairSerializer<>(events));
        TypeInformation<Contribution<T>> partials =
                new SerializerTypeInformation<>(Contribution.class, new ContributionSerializer<>(events, List.of()));
        return new WindowOutputs<>(
                new OutputTag<>("late", pairs),
                new OutputTag<>("over-limit", pairs),
                new OutputTag<>("reports", REPORTS),
                new OutputTag<>("anomalies", ANOMALIES),
                new OutputTag<>("partials", partials));
    }
}
