package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.Slices;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.SliceList;
import io.tidemark.operators.windowing.WindowEntry;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key that leaves the cache takes its slices with it and finds them again. */
class CachedSlicesTest {

    private static final int GROUP = 1;
    private static final long WIDTH = 500;
    private static final List<WindowDefinition> DEFINITIONS = List.of(
            WindowDefinition.of(
                    "moving",
                    WindowAssigners.sliding(Duration.ofSeconds(1), Duration.ofMillis(WIDTH)),
                    SumOfValues.alone()),
            WindowDefinition.of("slices of moving", new Slices(WIDTH, 0), SumOfValues.alone()));
    private static final LiveWindowSerializer SERIALIZER =
            new LiveWindowSerializer(WindowCatalog.of(TimeDomain.EVENT, DEFINITIONS), DEFINITIONS);

    private final ByteBackend backend = new ByteBackend();
    private final CachedWindowStore store =
            new CachedWindowStore(backend.store(SERIALIZER), backend, new RecordedTimers(backend), 1);

    /** What the operator does with the first event of a slice whose windows are made of slices. */
    private void open(String key, long start) {
        backend.setCurrentKey(key);
        WindowIndex index = store.index();
        if (index.slices().isEmpty()) {
            index.addSlices(new SliceList(GROUP, WIDTH));
        }
        index.slices().get(0).add(start);
        WindowEntry entry = new WindowEntry(new WindowId(0, start, start + 2 * WIDTH), start, start + 2 * WIDTH, false);
        entry.slices = GROUP;
        index.add(entry);
        LiveWindow slice = new LiveWindow(
                new WindowId(GROUP, start, start + WIDTH),
                new long[0],
                DEFINITIONS.get(GROUP).aggregate().create());
        slice.count = start;
        slice.mixed = start == WIDTH;
        store.add(slice);
        store.putIndex(index);
    }

    private List<Long> counts(String key) {
        backend.setCurrentKey(key);
        List<Long> counts = new ArrayList<>();
        for (SliceList list : store.index().slices()) {
            for (int position = 0; position < list.size(); position++) {
                long start = list.start(position);
                LiveWindow slice = store.get(list.group(), start, start + list.widthMillis());
                assertThat(slice.mixed).isEqualTo(start == WIDTH);
                counts.add(slice.count);
            }
        }
        return counts;
    }

    @Test
    void aKeyThatWasEvictedFindsItsSlices() {
        open("a", 0);
        open("a", WIDTH);
        open("b", 3 * WIDTH);
        assertThat(store.cachedKeys()).isEqualTo(1);
        assertThat(counts("a")).containsExactly(0L, WIDTH);
        assertThat(store.cachedKeys()).isEqualTo(1);
        assertThat(store.index().entries()).hasSize(2).allMatch(WindowEntry::isSliced);
        assertThat(counts("b")).containsExactly(3 * WIDTH);
    }

    @Test
    void whatChangesAfterAnEvictionIsNotLostAtTheNext() {
        open("a", 0);
        open("b", 0);
        backend.setCurrentKey("a");
        LiveWindow slice = store.get(GROUP, 0, WIDTH);
        slice.count = 7;
        store.update(slice);
        open("b", WIDTH);
        assertThat(counts("a")).containsExactly(7L);
    }

    @Test
    void aWindowMadeOfSlicesIsNotLookedForInTheBackend() {
        open("a", 0);
        open("b", 0);
        backend.setCurrentKey("a");
        assertThat(store.index().size()).isEqualTo(1);
        int before = backend.reads;
        assertThat(store.get(0, 0, 2 * WIDTH)).isNull();
        assertThat(backend.reads).isEqualTo(before);
    }

    @Test
    void slicesThatAreDroppedLeaveTheBackend() {
        open("a", 0);
        open("b", 0);
        backend.setCurrentKey("a");
        WindowIndex index = store.index();
        store.remove(new WindowId(GROUP, 0, WIDTH));
        index.remove(index.get(0));
        store.putIndex(index);
        store.flush();
        assertThat(backend.entries).as("a slice and an index, of b").hasSize(2);
    }
}
