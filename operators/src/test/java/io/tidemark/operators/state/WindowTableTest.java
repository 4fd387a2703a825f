package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.windowing.WindowId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WindowTableTest {

    /** Each number toggles a window: one that is there goes, one that is not comes. */
    @Property
    void itFindsWhatWasAddedAndNotRemoved(
            @ForAll @Size(max = 300) List<@IntRange(max = 60) Integer> toggles, @ForAll long origin) {
        WindowTable table = new WindowTable();
        Map<WindowId, CachedWindow> expected = new HashMap<>();
        for (int toggle : toggles) {
            WindowId id = id(toggle, origin);
            CachedWindow there = expected.remove(id);
            assertThat(table.remove(id.definition(), id.start(), id.end())).isSameAs(there);
            if (there == null) {
                CachedWindow added = new CachedWindow(id);
                table.add(added);
                expected.put(id, added);
            }
            assertThat(table.size()).isEqualTo(expected.size());
            for (int other = 0; other <= 60; other++) {
                WindowId otherId = id(other, origin);
                assertThat(table.find(otherId.definition(), otherId.start(), otherId.end()))
                        .isSameAs(expected.get(otherId));
            }
        }
        Set<CachedWindow> walked = new HashSet<>();
        table.forEach(walked::add);
        assertThat(walked).isEqualTo(new HashSet<>(expected.values()));
    }

    private static WindowId id(int number, long origin) {
        long start = origin + number / 3 * 1000L;
        return new WindowId(number % 3, start, start + 60_000);
    }
}
