package io.tidemark.operators.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Pane;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.RollUp;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.batching.Contribution;
import io.tidemark.operators.batching.ContributionKeys;
import io.tidemark.operators.runtime.WindowOutputs;
import io.tidemark.operators.state.WindowResultSerializer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** An unaligned checkpoint keeps partials that are on their way, beside subtasks whose watermarks are apart. */
class RestoredPartialsTest {

    private static final int MAX_PARALLELISM = 8;
    private static final CompositeAggregate SUM = SumOfValues.alone();
    private static final WindowedStatistics<Reading> STATISTICS = WindowedStatistics.of("p", new ReadingExtractor())
            .options(new WindowingOptions(TimeDomain.EVENT, 0, 0, 0, 10, WindowLimitPolicy.REJECT))
            .window(WindowDefinition.of("ten", WindowAssigners.tumbling(Duration.ofMillis(10)), SUM))
            .rollUp(RollUp.ofWindows("hundred", "ten", WindowAssigners.tumbling(Duration.ofMillis(100))));

    @Test
    @SuppressWarnings("try") // the harness declares that its close may throw anything
    void aPartialOnItsWayToASubtaskThatIsBehindIsNotLate() throws Exception {
        OperatorSubtaskState state;
        try (var ahead = harness(2, 0);
                var behind = harness(2, 1)) {
            ahead.open();
            behind.open();
            ahead.processWatermark(500);
            behind.processWatermark(150);
            state = AbstractStreamOperatorTestHarness.repackageState(ahead.snapshot(1, 1), behind.snapshot(1, 1));
        }
        try (var restored = harness(1, 0)) {
            restored.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(state, MAX_PARALLELISM, 2, 1, 0));
            restored.open();
            restored.processElement(new StreamRecord<>(Contribution.of(partial(160))));
            restored.processWatermark(500);
            assertThat(restored.extractOutputValues()).singleElement().satisfies(result -> {
                assertThat(result.pane()).isEqualTo(Pane.ON_TIME);
                assertThat(result.start()).isEqualTo(100);
                assertThat(result.count()).isEqualTo(3);
            });
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Contribution<Reading>, WindowResult> harness(
            int parallelism, int subtask) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, Contribution<Reading>, WindowResult> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        STATISTICS.operator(STATISTICS.stages().get(1), WindowOutputs.of(ReadingSerializer.INSTANCE)),
                        new ContributionKeys<>(new ReadingExtractor()),
                        Types.STRING,
                        MAX_PARALLELISM,
                        parallelism,
                        subtask);
        harness.setup(WindowResultSerializer.INSTANCE);
        return harness;
    }

    private static Partial partial(long start) throws Exception {
        CompositeAccumulator three = SUM.create();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SUM.write(three, new DataOutputStream(bytes));
        return new Partial(0, "a", start, start + 10, 3, start, start + 9, bytes.toByteArray());
    }
}
