package io.tidemark.functions.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A store against a sorted map that collapses its lowest bins by definition. */
class BinStoreTest {

    @Property(tries = 500)
    void a_store_counts_as_a_map_does_whatever_is_added_merged_or_copied(
            @ForAll @IntRange(min = 1, max = 60) int maxBins, @ForAll Random random) {
        BinStore store = new BinStore(maxBins);
        SortedMap<Integer, Long> all = new TreeMap<>();
        for (int step = 0; step < 40; step++) {
            BinStore target = random.nextInt(3) == 0 ? new BinStore(maxBins) : store;
            SortedMap<Integer, Long> added = new TreeMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                add(target, added, index(random), count(random));
            }
            if (target != store) {
                store.merge(target);
            }
            added.forEach((index, count) -> all.merge(index, count, Long::sum));
            if (random.nextInt(4) == 0) {
                store = store.copy();
            }
            assertHolds(store, collapsed(all, maxBins));
            assertRanks(store, collapsed(all, maxBins), random);
            boolean fits = all.isEmpty() || all.lastKey() - all.firstKey() < maxBins;
            assertThat(fits && store.hasCollapsed()).isFalse();
        }
    }

    @Property(tries = 500)
    void what_is_taken_out_leaves_what_was_there_without_it(@ForAll Random random) {
        BinStore store = new BinStore(1000);
        SortedMap<Integer, Long> all = new TreeMap<>();
        for (int step = 0; step < 40; step++) {
            SortedMap<Integer, Long> held = new TreeMap<>();
            BinStore part = new BinStore(1000);
            for (int i = random.nextInt(6); i > 0; i--) {
                add(part, held, index(random), count(random));
            }
            add(store, all, index(random), 1);
            SortedMap<Integer, Long> before = new TreeMap<>(all);
            store.merge(part);
            assertHolds(store, union(before, held));
            store.removeAll(part);
            assertHolds(store, before);
            int taken = all.firstKey();
            if (random.nextBoolean()) {
                store.remove(taken, 1);
                all.merge(taken, -1L, Long::sum);
                all.values().removeIf(count -> count == 0);
            }
            assertHolds(store, all);
        }
    }

    @Test
    void counts_beyond_32_bits_are_kept_wherever_they_come_from() {
        BinStore store = new BinStore(10);
        store.add(3, Integer.MAX_VALUE);
        store.add(4, 7);
        store.add(3, 1);
        assertThat(store.count(3)).isEqualTo(1L + Integer.MAX_VALUE);
        assertThat(store.count(4)).isEqualTo(7);
        store.add(100, 1L << 40);
        assertThat(store.lowest()).isEqualTo(91);
        assertThat(store.count(91)).isEqualTo(8L + Integer.MAX_VALUE);
        BinStore narrow = new BinStore(10);
        narrow.add(99, 2);
        narrow.merge(store);
        assertThat(narrow.count(100)).isEqualTo(1L << 40);
        assertThat(narrow.copy().total()).isEqualTo((1L << 40) + Integer.MAX_VALUE + 10);
        assertThat(store.indexAtRank(7L + Integer.MAX_VALUE)).isEqualTo(91);
        assertThat(store.indexAtRank(8L + Integer.MAX_VALUE)).isEqualTo(100);
    }

    private static void add(BinStore store, SortedMap<Integer, Long> map, int index, long count) {
        store.add(index, count);
        map.merge(index, count, Long::sum);
    }

    private static int index(Random random) {
        return random.nextInt(8) == 0 ? random.nextInt(400) - 200 : random.nextInt(30) - 10;
    }

    private static long count(Random random) {
        return random.nextInt(50) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(3);
    }

    private static SortedMap<Integer, Long> union(SortedMap<Integer, Long> a, SortedMap<Integer, Long> b) {
        SortedMap<Integer, Long> both = new TreeMap<>(a);
        b.forEach((index, count) -> both.merge(index, count, Long::sum));
        return both;
    }

    private static SortedMap<Integer, Long> collapsed(SortedMap<Integer, Long> all, int maxBins) {
        SortedMap<Integer, Long> kept = new TreeMap<>();
        all.forEach((index, count) -> kept.merge(Math.max(index, all.lastKey() - maxBins + 1), count, Long::sum));
        return kept;
    }

    /** Any rank after any other. */
    private static void assertRanks(BinStore store, SortedMap<Integer, Long> expected, Random random) {
        for (int i = 0; i < 5 && store.total() > 0; i++) {
            long rank = Math.floorMod(random.nextLong(), store.total());
            long below = 0;
            int index = Integer.MIN_VALUE;
            for (Map.Entry<Integer, Long> bin : expected.entrySet()) {
                index = bin.getKey();
                below += bin.getValue();
                if (below > rank) {
                    break;
                }
            }
            assertThat(store.indexAtRank(rank)).isEqualTo(index);
        }
    }

    private static void assertHolds(BinStore store, SortedMap<Integer, Long> expected) {
        long total = 0;
        for (int index : expected.keySet()) {
            // The first and the last of each bin, as seen from either end.
            assertThat(store.indexAtRank(total)).isEqualTo(index);
            total += expected.get(index);
            assertThat(store.indexAtRank(total - 1)).isEqualTo(index);
        }
        assertThat(store.total()).isEqualTo(total);
        if (total > 0) {
            assertThat(List.of(store.lowest(), store.highest()))
                    .containsExactly(expected.firstKey(), expected.lastKey());
            for (int index = store.lowest(); index <= store.highest(); index++) {
                assertThat(store.count(index)).isEqualTo(expected.getOrDefault(index, 0L));
            }
        }
    }
}
