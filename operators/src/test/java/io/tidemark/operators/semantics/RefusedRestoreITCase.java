package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.state.SerializerTypeInformation;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when a job cannot take over a savepoint. */
class RefusedRestoreITCase {

    private static final long SIZE_MILLIS = 10_000;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    @Test
    void theRootCauseOfTheFailureSaysWhatDiffersAndWhatToDo(
            @TempDir Path savepoints, @InjectMiniCluster MiniCluster cluster) throws Exception {
        StreamExecutionEnvironment first = environment(new Configuration());
        add(first, Windows.tumbling(SIZE_MILLIS));
        JobClient job = first.executeAsync("fixed");
        CommonTestUtils.waitForAllTaskRunning(cluster, job.getJobID(), false);
        String savepoint = job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();

        StreamExecutionEnvironment second =
                environment(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        add(second, Windows.session(SIZE_MILLIS));
        assertThatThrownBy(() -> second.execute("sessions"))
                .rootCause()
                .hasMessageContaining(
                        "window w is windows of fixed bounds in the state and sessions in the pipeline. Give the new window another name");
    }

    private static StreamExecutionEnvironment environment(Configuration configuration) {
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration).setParallelism(1);
    }

    private static void add(StreamExecutionEnvironment environment, WindowDefinition window) {
        DataStream<Reading> readings = environment
                .fromSource(
                        new NumberSequenceSource(0, Long.MAX_VALUE),
                        WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((time, none) -> time),
                        "numbers")
                .uid("numbers")
                .map(time -> Reading.event("a", time, 1))
                .returns(new SerializerTypeInformation<>(Reading.class, ReadingSerializer.INSTANCE))
                .uid("readings");
        WindowedStatistics.of("refused", new ReadingExtractor())
                .window(window)
                .applyTo(readings)
                .results()
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
    }
}
