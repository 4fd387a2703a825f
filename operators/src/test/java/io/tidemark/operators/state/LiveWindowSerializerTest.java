package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.windowing.EncodedParts;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
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
        return serializer(DEFINITIONS);
    }

    private static LiveWindowSerializer serializer(List<WindowDefinition> definitions) {
        return new LiveWindowSerializer(WindowCatalog.of(TimeDomain.EVENT, definitions), definitions);
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
        WindowSignature signature = serializer().catalog().windows().get(definition);
        window.encoded = new EncodedParts(
                signature.triggers(), signature.accumulators(), new int[] {accumulator.length}, accumulator);
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
        return "live-window-v3";
    }

    @Test
    void whatVersion2WroteIsReadAndMovesToVersion3() throws IOException {
        byte[] written = goldenBytes("live-window-v2");
        TypeSerializerSnapshot<LiveWindow> snapshot = readSnapshot(snapshotBytes((byte) 2));
        TypeSerializer<LiveWindow> old = snapshot.restoreSerializer();

        assertThat(serializer().snapshotConfiguration().resolveSchemaCompatibility(snapshot))
                .matches(result -> result.isCompatibleAfterMigration(), "compatible after migration");
        LiveWindow read = read(old, written);
        assertThat(bytes(old, read)).isEqualTo(written);
        assertThat(old.snapshotConfiguration().getCurrentVersion()).isEqualTo(2);
        assertThat(bytes(serializer(), read)).isEqualTo(goldenBytes("live-window-v3"));
        assertSame(serializer().decode(read), sample());
    }

    @Test
    void aWindowWithoutEventsKeepsWhenItsKeyWasSeen() throws IOException {
        LiveWindow empty = window(0, new long[] {0}, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0});
        empty.lastSeen = -400;
        assertThat(HexFormat.of().formatHex(bytes(serializer(), empty)))
                .isEqualTo(HexFormat.of().formatHex(goldenBytes("live-window-v3-empty")));
        assertSame(read(serializer(), goldenBytes("live-window-v3-empty")), empty);
        assertSame(serializer().copy(empty), empty);
        empty.lastSeen = Long.MIN_VALUE + 1;
        assertSame(read(serializer(), bytes(serializer(), empty)), empty);
    }

    @Test
    void whatVersion1WroteIsReadAndMovesToVersion3() throws IOException {
        byte[] written = goldenBytes("live-window-v1");
        TypeSerializerSnapshot<LiveWindow> snapshot = readSnapshot(snapshotBytes((byte) 1));
        TypeSerializer<LiveWindow> old = snapshot.restoreSerializer();

        assertThat(serializer().snapshotConfiguration().resolveSchemaCompatibility(snapshot))
                .matches(result -> result.isCompatibleAfterMigration(), "compatible after migration");
        LiveWindow read = read(old, written);
        assertThat(bytes(old, read))
                .as("state that nobody has asked for is saved as it was")
                .isEqualTo(written);
        assertThat(old.snapshotConfiguration().getCurrentVersion()).isEqualTo(1);
        assertThat(HexFormat.of().formatHex(bytes(serializer(), read)))
                .isEqualTo(HexFormat.of().formatHex(goldenBytes("live-window-v3")));
        assertSame(serializer().decode(read), sample());
    }

    @Test
    void timesAtTheEndsOfTheRangeComeBack() throws IOException {
        LiveWindow window =
                window(1, new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1}, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0});
        for (long time : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            LiveWindow extreme = new LiveWindow(
                    new WindowId(1, Long.MIN_VALUE, Long.MAX_VALUE), window.triggerStates, window.accumulator);
            extreme.start = time;
            extreme.end = -time;
            extreme.minTime = -time;
            extreme.maxTime = time;
            extreme.lateDeadline = time;
            extreme.count = Long.MAX_VALUE;
            extreme.unfired = Long.MAX_VALUE;
            assertSame(read(serializer(), bytes(serializer(), extreme)), extreme);
        }
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
    void otherNumbersOfTriggersAndAccumulatorsThanTheCatalogSaysAreRefused() throws IOException {
        byte[] sessions = bytes(serializer(), sample());
        LiveWindowSerializer fewerTriggers = serializer(List.of(MINUTE, VISIT.withTriggers(Triggers.watermark())));
        assertThatThrownBy(() -> read(fewerTriggers, sessions))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found 3 triggers")
                .hasMessageContaining("[watermark]");
        LiveWindowSerializer noAggregate = serializer(List.of(
                MINUTE,
                WindowDefinition.of("visit", VISIT.assigner(), CompositeAggregate.of())
                        .withTriggers(VISIT.triggers().toArray(Trigger[]::new))));
        assertThatThrownBy(() -> read(noAggregate, sessions)).hasMessageContaining("found 1 accumulators");
    }

    @Test
    void aNumberThatNoDefinitionHasIsRefused() throws IOException {
        byte[] sessions = bytes(serializer(), sample());
        assertThatThrownBy(() -> read(serializer(List.of(MINUTE)), sessions))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("number 1");
    }

    @Test
    void theSnapshotNamesTheDefinitionsToAReaderWithoutThem() throws IOException {
        LiveWindowSerializerSnapshot saved = (LiveWindowSerializerSnapshot) readSnapshot(snapshotBytes());
        assertThat(saved.catalog().windows())
                .containsExactly(
                        new WindowSignature(
                                0, "minute", false, WindowKind.FIXED, List.of("watermark"), List.of("sum-of-values#1")),
                        new WindowSignature(
                                1,
                                "visit",
                                false,
                                WindowKind.SESSION,
                                List.of("count(5)", "processing-time(1000ms)", "watermark"),
                                List.of("sum-of-values#1")));
        assertThat(saved.catalog().windows().get(1).merging()).isTrue();
    }

    @Test
    void aReaderDecodesTheWindowsWhoseDefinitionsItHasAndLeavesTheOthers() throws IOException {
        LiveWindow session = read(readSnapshot(snapshotBytes()).restoreSerializer(), bytes(serializer(), sample()));
        WindowCatalog saved = serializer().catalog();
        new LiveWindowSerializer(saved, List.of(MINUTE)).decode(session);
        assertThat(session.accumulator).isNull();
        new LiveWindowSerializer(saved, List.of(VISIT)).decode(session);
        assertSame(session, sample());
    }

    @Test
    void anotherOrderOfDefinitionsAndOtherBoundsAndNamesOfValuesReadAsIs() throws IOException {
        WindowDefinition renamed = WindowDefinition.of(
                "minute",
                WindowAssigners.tumbling(Duration.ofMinutes(2)),
                CompositeAggregate.of(new NamedAggregate("total", new SumOfValues())));
        assertThat(resolve(evolved(VISIT, renamed)).isCompatibleAsIs()).isTrue();
    }

    @Test
    void addedAndRemovedDefinitionsReadAsIs() throws IOException {
        WindowDefinition hour =
                WindowDefinition.of("hour", WindowAssigners.tumbling(Duration.ofHours(1)), SumOfValues.alone());
        assertThat(resolve(evolved(hour, MINUTE)).isCompatibleAsIs()).isTrue();
    }

    @Test
    void windowsOfARetiredDefinitionAreWrittenAsTheyWereRead() throws IOException {
        byte[] session = bytes(serializer(), sample());
        LiveWindowSerializer running = evolved(MINUTE);
        LiveWindow read = read(readSnapshot(snapshotBytes()).restoreSerializer(), session);
        assertThat(bytes(running, read)).isEqualTo(session);
        assertThat(bytes(running, running.decode(read(running, session)))).isEqualTo(session);
    }

    @Test
    void windowsMoveToTheLayoutOfOtherTriggersAndAggregates() throws IOException {
        WindowDefinition changed = WindowDefinition.of(
                        "visit",
                        VISIT.assigner(),
                        CompositeAggregate.of(
                                new NamedAggregate("mean", Aggregates.avg(new Field("x", 0))),
                                new NamedAggregate("sum", new SumOfValues())))
                .withTriggers(Triggers.processingTime(Duration.ofSeconds(1)), Triggers.count(7), Triggers.count(5));
        LiveWindowSerializer running = evolved(changed, MINUTE);
        assertThat(resolve(running).isCompatibleAfterMigration()).isTrue();
        LiveWindow restored = read(readSnapshot(snapshotBytes()).restoreSerializer(), bytes(serializer(), sample()));
        byte[] migrated = bytes(running, restored);
        assertThat(restored.encoded)
                .as("a window that a snapshot writes stays as it is")
                .isNotNull();
        for (LiveWindow window : List.of(read(running, migrated), running.decode(restored))) {
            assertThat(window.triggerStates).containsExactly(7_000, 0, 4);
            WindowValues values = changed.aggregate().result(window.accumulator, window);
            assertThat(values.value("sum")).isEqualTo(42.0);
            assertThat(values.value("mean")).isNull();
            assertThat(values.used(0)).isZero();
            assertThat(values.used(1)).isEqualTo(300);
        }
    }

    /** A serializer of a pipeline with these definitions that takes over the state of the others. */
    private static LiveWindowSerializer evolved(WindowDefinition... running) {
        WindowCatalog catalog = WindowCatalog.of(TimeDomain.EVENT, DEFINITIONS);
        return new LiveWindowSerializer(catalog.evolve(TimeDomain.EVENT, List.of(running)), List.of(running));
    }

    private TypeSerializerSchemaCompatibility<LiveWindow> resolve(LiveWindowSerializer running) throws IOException {
        return running.snapshotConfiguration().resolveSchemaCompatibility(readSnapshot(snapshotBytes()));
    }
}
