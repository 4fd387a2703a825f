package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.junit.jupiter.api.Test;

class LiveWindowSerializerTest extends SerializerContract<LiveWindow> {

    private static final WindowDefinition MINUTE =
            WindowDefinition.of("minute", WindowAssigners.tumbling(Duration.ofMinutes(1)), SumOfValues.alone());

    private static final WindowDefinition VISIT = WindowDefinition.of(
                    "visit", WindowAssigners.session(Duration.ofSeconds(30)), SumOfValues.alone())
            .withTriggers(Triggers.count(5), Triggers.processingTime(Duration.ofSeconds(1)), Triggers.watermark());

    private static final List<WindowDefinition> DEFINITIONS = List.of(MINUTE, VISIT);

    @Override
    protected LiveWindowSerializer serializer() {
        return new LiveWindowSerializer(DEFINITIONS);
    }

    /** A session that has grown, has closed and holds late events that wait to be fired. */
    @Override
    protected LiveWindow sample() {
        LiveWindow window = window(1, new long[] {4, 7_000, 0}, new byte[] {1, 64, 69, 0, 0, 0, 0, 0, 0});
        window.start = -1000;
        window.end = 90_000;
        window.closed = true;
        window.nextPane = 3;
        window.count = 300;
        window.unfired = 2;
        window.minTime = -1000;
        window.maxTime = 60_000;
        window.lateDeadline = 8_000;
        return window;
    }

    private LiveWindow window(int definition, long[] triggerStates, byte[] accumulator) {
        LiveWindow window = new LiveWindow(new WindowId(definition, 0, 30_000), triggerStates, null);
        window.encodedAccumulator = accumulator;
        return serializer().decode(window);
    }

    @Override
    protected void change(LiveWindow window) {
        window.triggerStates[0] = 99;
        window.end = 1;
        window.count = 77;
        DEFINITIONS.get(1).aggregate().merge(window.accumulator, sample().accumulator);
    }

    @Override
    protected String golden() {
        return "live-window-v1";
    }

    @Test
    void aWindowThatHoldsNothingIsWrittenShort() throws IOException {
        LiveWindow empty = window(0, new long[] {0}, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0});
        LiveWindow read = read(serializer(), bytes(serializer(), empty));
        assertSame(read, empty);
        assertThat(read.minTime).isEqualTo(Long.MAX_VALUE);
        assertThat(read.maxTime).isEqualTo(Long.MIN_VALUE);
        assertThat(bytes(serializer(), empty).length).isLessThan(bytes(serializer(), sample()).length);
    }

    @Test
    void aRestoredSerializerKeepsAccumulatorsAsBytesAndTheStoreDecodesThem() throws IOException {
        TypeSerializer<LiveWindow> restored = readSnapshot(snapshotBytes()).restoreSerializer();
        LiveWindow read = read(restored, bytes(serializer(), sample()));
        assertThat(read.accumulator).isNull();
        LiveWindow copy = restored.copy(read);
        assertThat(bytes(serializer(), read)).isEqualTo(bytes(serializer(), sample()));
        assertSame(serializer().decode(copy), sample());
        assertThat(serializer().decode(copy)).isSameAs(copy);
    }

    @Test
    void aSerializerRestoredFromASnapshotInTheSameProcessWritesAccumulators() throws IOException {
        TypeSerializer<LiveWindow> restored =
                serializer().snapshotConfiguration().restoreSerializer();

        assertThat(bytes(restored, sample()))
                .as("as the heap backend does for a canonical savepoint")
                .isEqualTo(bytes(serializer(), sample()));
    }

    @Test
    void bytesThatRemainBehindAnAccumulatorAreRefused() {
        assertThatThrownBy(() -> window(0, new long[1], new byte[10])).hasStackTraceContaining("too many");
    }

    @Test
    void otherDefinitionsAreRefusedByName() throws IOException {
        WindowDefinition hour =
                WindowDefinition.of("hour", WindowAssigners.tumbling(Duration.ofHours(1)), SumOfValues.alone());
        assertThatThrownBy(() -> resolve(List.of(MINUTE, hour)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "Only in the state: [visit of sessions with triggers [count(5), processing-time(1000ms), watermark]")
                .hasMessageContaining("Only in the pipeline: [hour of fixed windows with triggers [watermark]");
    }

    @Test
    void otherTriggersAndOtherAggregatesAreRefused() {
        assertThatThrownBy(() -> resolve(List.of(MINUTE, VISIT.withTriggers(Triggers.watermark()))))
                .hasMessageContaining("visit of sessions with triggers [watermark]");
        WindowDefinition fewer = WindowDefinition.of("minute", MINUTE.assigner(), CompositeAggregate.of());
        assertThatThrownBy(() -> resolve(List.of(fewer, VISIT))).hasMessageContaining("accumulators []");
    }

    @Test
    void fixedWindowsDoNotFitTheStateOfSessions() {
        WindowDefinition fixed = new WindowDefinition(
                "visit",
                WindowAssigners.tumbling(Duration.ofMinutes(1)),
                VISIT.triggers(),
                VISIT.mode(),
                VISIT.fireRemainder(),
                VISIT.aggregate());
        assertThatThrownBy(() -> resolve(List.of(MINUTE, fixed)))
                .hasMessageContaining("visit of sessions")
                .hasMessageContaining("visit of fixed windows");
    }

    @Test
    void anotherOrderOfDefinitionsIsRefusedAsThat() {
        assertThatThrownBy(() -> resolve(List.of(VISIT, MINUTE)))
                .hasMessageContaining("order")
                .hasMessageContaining("[minute, visit]")
                .hasMessageContaining("[visit, minute]");
    }

    @Test
    void anotherSizeAndAnotherNameOfAValueFitTheState() throws IOException {
        WindowDefinition renamed = WindowDefinition.of(
                "minute",
                WindowAssigners.tumbling(Duration.ofMinutes(2)),
                CompositeAggregate.of(new NamedAggregate("total", new SumOfValues())));
        resolve(List.of(renamed, VISIT));
        assertThat(new LiveWindowSerializer(List.of(renamed, VISIT))).isEqualTo(serializer());
    }

    private void resolve(List<WindowDefinition> running) throws IOException {
        TypeSerializerSnapshot<LiveWindow> saved = readSnapshot(snapshotBytes());
        assertThat(new LiveWindowSerializer(running)
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(saved)
                        .isCompatibleAsIs())
                .isTrue();
    }
}
