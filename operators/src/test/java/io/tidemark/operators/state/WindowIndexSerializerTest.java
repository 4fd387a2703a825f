package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.windowing.SliceList;
import io.tidemark.operators.windowing.WindowEntry;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.junit.jupiter.api.Test;

class WindowIndexSerializerTest extends SerializerContract<WindowIndex> {

    @Override
    protected TypeSerializer<WindowIndex> serializer() {
        return WindowIndexSerializer.INSTANCE;
    }

    /** A closed window, a session that has grown, and one that waits for the wall clock. */
    @Override
    protected WindowIndex sample() {
        WindowIndex index = new WindowIndex();
        index.add(new WindowEntry(new WindowId(0, -10, 0), -10, 0, true));
        index.add(new WindowEntry(new WindowId(1, 5, 15), 2, 40, false));
        WindowEntry waiting = new WindowEntry(new WindowId(2, 0, 60), 0, 60, false);
        waiting.deadline = 12_345;
        index.add(waiting);
        index.raiseHorizon(1, -3);
        index.watermarkTimer = 39;
        index.clockTimer = 12_345;
        return index;
    }

    @Override
    protected void change(WindowIndex index) {
        index.get(0).closed = false;
        index.get(2).deadline = 1;
        index.remove(index.get(1));
        index.raiseHorizon(1, 100);
        index.watermarkTimer = 1;
        index.clockTimer = 2;
    }

    @Override
    protected String golden() {
        return "window-index-v2";
    }

    @Test
    void whatVersion1WroteIsReadAndMovesToVersion2() throws IOException {
        byte[] written = goldenBytes("window-index-v1");
        TypeSerializerSnapshot<WindowIndex> snapshot = readSnapshot(snapshotBytes((byte) 1));
        TypeSerializer<WindowIndex> old = snapshot.restoreSerializer();

        assertThat(serializer().snapshotConfiguration().resolveSchemaCompatibility(snapshot))
                .matches(result -> result.isCompatibleAfterMigration(), "compatible after migration");
        WindowIndex read = read(old, written);
        assertSame(read, sample());
        assertThat(bytes(old, read))
                .as("state that nobody has asked for is saved as it was")
                .isEqualTo(written);
        assertThat(old.snapshotConfiguration().getCurrentVersion()).isEqualTo(1);
        assertThat(bytes(serializer(), read)).isEqualTo(goldenBytes("window-index-v2"));
    }

    @Test
    void stateOfANewerBuildIsNotRead() throws IOException {
        TypeSerializerSnapshot<WindowIndex> newer = serializer().snapshotConfiguration();
        TypeSerializer<WindowIndex> old = readSnapshot(snapshotBytes((byte) 1)).restoreSerializer();

        assertThat(old.snapshotConfiguration().resolveSchemaCompatibility(newer).isIncompatible())
                .isTrue();
    }

    @Test
    void windowsThatFollowOneAnotherTakeAByteEach() throws IOException {
        WindowIndex index = new WindowIndex();
        for (int window = 0; window < 360; window++) {
            long start = 1_700_000_000_000L + window * 10_000L;
            index.add(new WindowEntry(new WindowId(3, start, start + 3_600_000), start, start + 3_600_000, window < 5));
        }
        index.watermarkTimer = index.get(0).end - 1;
        assertThat(bytes(serializer(), index).length).isLessThan(360 + 40);
        assertSame(read(serializer(), bytes(serializer(), index)), index);
    }

    @Test
    void windowsInSlicesTakeNoMoreAndComeBackWithTheirSlices() throws IOException {
        WindowIndex index = new WindowIndex();
        SliceList slices = new SliceList(7, 10_000);
        for (int window = 0; window < 120; window++) {
            long end = 1_700_000_000_000L + window * 10_000L;
            WindowEntry entry = new WindowEntry(new WindowId(3, end - 600_000, end), end - 600_000, end, window < 60);
            entry.slices = window == 50 ? WindowEntry.OWN : 7;
            entry.nextPane = window == 50 ? 0 : window == 30 ? 4 : window < 60 ? 1 : 0;
            index.add(entry);
            if (window != 70) {
                slices.add(end - 10_000);
            }
        }
        index.addSlices(slices);
        index.addSlices(new SliceList(9, 500, new long[] {-1000, 0}, 2));
        assertThat(bytes(serializer(), index).length).isLessThan(2 * 120 + 60);
        WindowIndex read = read(serializer(), bytes(serializer(), index));
        assertThat(bytes(serializer(), read)).isEqualTo(bytes(serializer(), index));
        assertThat(read.entries()).isEqualTo(index.entries());
        assertThat(read.slices()).hasSize(2);
        assertThat(read.slices().get(0).size()).isEqualTo(119);
        assertThat(read.slices().get(0).start(70)).isEqualTo(slices.start(70));
        assertThat(read.slices().get(1).start(1)).isZero();
    }

    @Property
    void everyTimeComesBack(
            @ForAll @Size(max = 20) List<@Size(value = 4) long[]> windows,
            @ForAll long watermarkTimer,
            @ForAll long clockTimer,
            @ForAll boolean opened)
            throws IOException {
        WindowIndex index = new WindowIndex();
        for (long[] times : windows) {
            WindowId id = opened
                    ? new WindowId(windows.indexOf(times), times[0], times[1])
                    : new WindowId(windows.indexOf(times), times[2], times[3]);
            WindowEntry entry = new WindowEntry(id, times[0], times[1], times[2] > 0);
            entry.deadline = times[3];
            index.add(entry);
        }
        index.raiseHorizon(2, clockTimer);
        index.watermarkTimer = watermarkTimer;
        index.clockTimer = clockTimer;
        assertSame(read(serializer(), bytes(serializer(), index)), index);
    }

    /** By all that it says: it may have more or less room than it needs. */
    @Override
    protected void assertSame(WindowIndex actual, WindowIndex expected) {
        assertThat(actual.entries()).isEqualTo(expected.entries());
        assertThat(actual.slices())
                .extracting(WindowIndexSerializerTest::slicesOf)
                .isEqualTo(expected.slices().stream()
                        .map(WindowIndexSerializerTest::slicesOf)
                        .toList());
        assertThat(actual.horizons()).isEqualTo(expected.horizons());
        assertThat(actual.watermarkTimer).isEqualTo(expected.watermarkTimer);
        assertThat(actual.clockTimer).isEqualTo(expected.clockTimer);
    }

    private static List<Long> slicesOf(SliceList list) {
        return Stream.concat(
                        Stream.of((long) list.group(), list.widthMillis()),
                        IntStream.range(0, list.size()).mapToObj(list::start))
                .toList();
    }
}
