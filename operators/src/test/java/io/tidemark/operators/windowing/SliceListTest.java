package io.tidemark.operators.windowing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SliceListTest {

    private static List<Long> starts(SliceList list) {
        List<Long> starts = new ArrayList<>();
        for (int position = 0; position < list.size(); position++) {
            starts.add(list.start(position));
        }
        return starts;
    }

    /** A start adds a slice that is not there yet; every fifth removes the oldest. */
    @Property
    void slicesStayInOrderWhateverTheOrderInWhichTheyCome(@ForAll("starts") List<Long> starts) {
        SliceList list = new SliceList(4, 10);
        TreeSet<Long> expected = new TreeSet<>();
        for (long start : starts) {
            if (start % 5 == 0 && !expected.isEmpty()) {
                list.removeFirst();
                expected.pollFirst();
            } else if (expected.add(start)) {
                list.add(start);
            }
            assertThat(starts(list)).containsExactlyElementsOf(expected);
            for (long time = start - 2; time <= start + 2; time++) {
                assertThat(list.ceiling(time)).isEqualTo(expected.headSet(time).size());
            }
        }
    }

    @Provide
    Arbitrary<List<Long>> starts() {
        return Arbitraries.longs().between(-60, 60).list().ofMaxSize(200);
    }

    @Example
    void aCopyChangesAlone() {
        SliceList list = new SliceList(4, 10);
        SliceList copyOfNothing = list.copy();
        list.add(20);
        list.add(30);
        SliceList copy = list.copy();
        list.removeFirst();
        list.add(0);
        copy.add(40);
        copyOfNothing.add(7);
        assertThat(starts(list)).containsExactly(0L, 30L);
        assertThat(starts(copy)).containsExactly(20L, 30L, 40L);
        assertThat(starts(copyOfNothing)).containsExactly(7L);
        assertThat(copy.group()).isEqualTo(4);
        assertThat(copy.widthMillis()).isEqualTo(10);
    }

    /** A slice may be known to be unmixed only if it is: whatever is opened, marked, read again from bytes or copied. */
    @Property
    void noSliceThatIsMixedIsTakenForAnother(@ForAll("starts") List<Long> starts) {
        SliceList list = new SliceList(4, 10);
        TreeSet<Long> mixed = new TreeSet<>();
        for (long start : starts) {
            switch ((int) Math.floorMod(start, 7L)) {
                case 0 -> {
                    list.noteMixed(start);
                    mixed.add(start);
                }
                case 1 -> list = list.copy();
                case 2 -> list.noteRead();
                default -> {
                    if (!starts(list).contains(start)) {
                        list.add(start);
                    }
                }
            }
            for (long each : mixed) {
                assertThat(list.isUnmixed(each)).isFalse();
            }
        }
    }

    @Example
    void slicesOpenedAfterOneThatIsMixedAreKnownNotToBe() {
        SliceList list = new SliceList(4, 10);
        list.add(10);
        assertThat(list.isUnmixed(10)).isTrue();
        list.noteMixed(10);
        list.add(20);
        assertThat(list.isUnmixed(10)).isFalse();
        assertThat(list.isUnmixed(20)).isTrue();
        assertThat(list.copy().isUnmixed(10)).isFalse();
        list.noteRead();
        list.add(30);
        assertThat(list.isUnmixed(20)).isFalse();
        assertThat(list.isUnmixed(30)).isTrue();
    }
}
