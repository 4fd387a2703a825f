package io.tidemark.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DistinctValuesTest {

    @Example
    void a_sketch_takes_over_at_129_texts() {
        DistinctValues values = of(texts(128));
        assertThat(values.exact).hasSize(128);
        values.add("text 7");
        assertThat(values.exact).hasSize(128);
        values.add("");
        assertThat(values.exact).isNull();
        assertThat(values.count()).isCloseTo(129L, within(1L));
        assertThat(values.used).isEqualTo(130);
    }

    @Property(tries = 60)
    void the_estimate_depends_neither_on_order_nor_on_merging(
            @ForAll @IntRange(min = 100, max = 12_000) int different, @ForAll Random random) {
        List<String> texts = texts(different);
        long inOrder = of(texts).count();
        assertThat(inOrder).isCloseTo(different, within(1 + Math.round(0.07 * different)));
        List<String> shuffled = new ArrayList<>(texts);
        shuffled.addAll(texts.subList(0, random.nextInt(different)));
        Collections.shuffle(shuffled, random);
        assertThat(of(shuffled).count()).isEqualTo(inOrder);
        int cut = random.nextInt(shuffled.size());
        DistinctValues left = of(shuffled.subList(0, cut));
        DistinctValues right = of(shuffled.subList(cut / 2, shuffled.size()));
        DistinctValues merged = left.copy();
        merged.merge(right);
        right.merge(left);
        assertThat(merged.count()).isEqualTo(inOrder);
        assertThat(right.count()).isEqualTo(inOrder);
    }

    private static List<String> texts(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add("text " + i);
        }
        return texts;
    }

    private static DistinctValues of(List<String> texts) {
        DistinctValues values = new DistinctValues();
        texts.forEach(values::add);
        return values;
    }
}
