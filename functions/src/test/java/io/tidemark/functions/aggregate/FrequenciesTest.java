package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrequenciesTest {

    private static final int CAPACITY = 768;

    @Property(tries = 200)
    void few_texts_are_counted_exactly(
            @ForAll @Size(max = 200) List<@IntRange(max = 30) Integer> numbers,
            @ForAll @IntRange(min = 1, max = 40) int k) {
        Frequencies frequencies = new Frequencies();
        Map<String, Long> counts = new HashMap<>();
        for (int number : numbers) {
            frequencies.add("t" + number);
            counts.merge("t" + number, 1L, Long::sum);
        }
        List<String> expected = counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(k)
                .map(entry -> "{value=" + entry.getKey() + ", count=" + entry.getValue() + ", exact=true}")
                .toList();
        assertThat(frequencies.top(k)).extracting(Object::toString).containsExactlyElementsOf(expected);
    }

    @Example
    void frequent_texts_among_many_rare_ones_are_found_with_bounds_and_marked_inexact() {
        Frequencies frequencies = new Frequencies();
        for (int i = 0; i < 100_000; i++) {
            frequencies.add(i % 10 == 0 ? "often" : i % 25 == 1 ? "sometimes" : "rare " + i);
        }
        List<Map<String, Object>> top = frequencies.top(2);
        assertThat(top).extracting(entry -> entry.get("value")).containsExactly("often", "sometimes");
        assertThat(top).extracting(entry -> entry.get("exact")).containsOnly(false);
        assertThat((Long) top.get(0).get("count")).isBetween(10_000L, 10_000L + 350);
        assertThat(frequencies.used).isEqualTo(100_000);
    }

    /** The bound that the README states, whatever the order of events and merges. */
    @Property(tries = 100)
    void beyond_768_texts_counts_are_upper_bounds_by_at_most_the_events_over_384(
            @ForAll @IntRange(min = 1, max = 3000) int different,
            @ForAll @IntRange(min = 1, max = 12_000) int events,
            @ForAll @IntRange(min = 1, max = 5) int parts,
            @ForAll Random random) {
        Map<String, Long> counts = new HashMap<>();
        List<Frequencies> all = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            all.add(new Frequencies());
        }
        for (int event = 0; event < events; event++) {
            // Half of the events have one of a few texts.
            String text = "t" + (random.nextBoolean() ? random.nextInt(5) : random.nextInt(different));
            counts.merge(text, 1L, Long::sum);
            all.get(random.nextInt(parts)).add(text);
        }
        Collections.shuffle(all, random);
        Frequencies merged = all.get(0);
        all.subList(1, parts).forEach(merged::merge);

        assertThat(merged.used).isEqualTo(events);
        assertThat(merged.error).isLessThanOrEqualTo(events / 384);
        if (counts.size() <= CAPACITY) {
            assertThat(merged.error).isZero();
        }
        List<Map<String, Object>> top = merged.top(CAPACITY);
        for (Map<String, Object> entry : top) {
            long count = counts.get((String) entry.get("value"));
            assertThat(entry.get("exact")).isEqualTo(merged.error == 0);
            assertThat((Long) entry.get("count")).isBetween(count, count + merged.error);
        }
        counts.forEach((text, count) -> assertThat(count > merged.error)
                .as("%s came %s times", text, count)
                .matches(frequent -> !frequent
                        || top.stream().anyMatch(entry -> entry.get("value").equals(text))));
    }

    @Example
    void a_purge_that_leaves_nothing_is_not_forgotten_by_merging_copying_or_writing() throws IOException {
        Frequencies purged = new Frequencies();
        for (int i = 0; i <= CAPACITY; i++) {
            purged.add("once " + i);
        }
        assertThat(purged.counts).isEmpty();
        assertThat(purged.error).isEqualTo(1);
        Frequencies merged = new Frequencies();
        merged.merge(purged);
        FrequenciesType type = new FrequenciesType(VALUE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        type.write(purged, new DataOutputStream(bytes));
        Frequencies read = type.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        List<Frequencies> all = new ArrayList<>(List.of(purged, merged, read, purged.copy()));
        for (Frequencies each : all) {
            each.add("again");
            assertThat(each.used).isEqualTo(CAPACITY + 2L);
            assertThat(each.error).isEqualTo(1);
            assertThat(each.top(1)).isEqualTo(List.of(Map.of("value", "again", "count", 2L, "exact", false)));
        }
    }
}
