package io.tidemark.benchmarks;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.runtime.WindowOutputs;
import io.tidemark.operators.state.SerializerTypeInformation;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The two that are compared. In both, windows take nothing late and are dropped the moment they have fired. */
enum Engine {
    /** Tidemark's keyed window operator. */
    TIDEMARK {
        @Override
        DataStream<WindowResult> apply(Workload workload, DataStream<Sample> samples) {
            return WindowedStatistics.of("benchmark", new SampleExtractor(workload.keys()))
                    .window(WindowDefinition.of(
                            workload.name(),
                            workload.shape().tidemark(workload.size(), workload.slide()),
                            NineStatistics.COMPOSITE))
                    .options(new WindowingOptions(TimeDomain.EVENT, 0, 0, 0, 1000, WindowLimitPolicy.REJECT))
                    .applyTo(samples)
                    .results();
        }
    },
    /** The window operator of Flink's DataStream API. */
    WINDOW_OPERATOR {
        @Override
        DataStream<WindowResult> apply(Workload workload, DataStream<Sample> samples) {
            SampleExtractor extractor = new SampleExtractor(workload.keys());
            return samples.keyBy((KeySelector<Sample, String>) extractor::key, Types.STRING)
                    .window(workload.shape().flink(workload.size(), workload.slide()))
                    .allowedLateness(Duration.ZERO)
                    .aggregate(
                            new PeerAggregate(),
                            new PeerResults(workload.name()),
                            new SerializerTypeInformation<>(PeerAccumulator.class, PeerAccumulatorSerializer.INSTANCE),
                            WindowOutputs.RESULTS);
        }
    };

    /** Adds the engine's windows to a job. */
    abstract DataStream<WindowResult> apply(Workload workload, DataStream<Sample> samples);
}
