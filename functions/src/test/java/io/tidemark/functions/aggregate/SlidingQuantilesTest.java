package io.tidemark.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingQuantilesTest {

    private static final int LIMIT = 20;
    private static final QuantileOptions OPTIONS = new QuantileOptions(LIMIT, 0.01, 2048);

    @Test
    void no_slice_is_appended_anew_while_bins_do_not_collapse_however_often_the_limit_is_crossed() {
        SlidingQuantiles sliding = new SlidingQuantiles(OPTIONS);
        Deque<Quantiles> held = new ArrayDeque<>();
        Random random = new Random(20261124);
        int crossings = 0;
        boolean exact = true;
        for (int slide = 0; slide < 2000; slide++) {
            Quantiles newest = slice(random.nextInt(5) == 0 ? LIMIT + 3 : random.nextInt(6), random);
            held.add(newest);
            sliding.append(newest);
            if (held.size() > 6) {
                assertThat(sliding.evict(held.remove())).isTrue();
            }
            Quantiles expected = new Quantiles(OPTIONS);
            held.forEach(expected::merge);
            Quantiles merged = sliding.merged();
            assertThat(merged.used()).isEqualTo(expected.used());
            assertThat(merged.sketch == null).isEqualTo(expected.sketch == null);
            for (long rank = 0; rank < expected.used(); rank++) {
                assertThat(merged.atRank(rank)).isEqualTo(expected.atRank(rank));
            }
            crossings += exact == (merged.sketch == null) ? 0 : 1;
            exact = merged.sketch == null;
        }
        assertThat(crossings).isGreaterThan(100);
    }

    @Test
    void a_slice_cannot_be_taken_out_once_the_bins_of_all_have_collapsed() {
        QuantileOptions few = new QuantileOptions(1, 0.01, 100);
        SlidingQuantiles sliding = new SlidingQuantiles(few);
        Quantiles low = new Quantiles(few);
        low.add(1);
        Quantiles high = new Quantiles(few);
        high.add(1e6);
        high.add(1e6);
        sliding.append(low);
        sliding.append(low);
        sliding.append(high);
        assertThat(sliding.evict(low)).isFalse();
        sliding.clear();
        sliding.append(low);
        sliding.append(low);
        sliding.append(low);
        assertThat(sliding.evict(low)).isTrue();
        assertThat(sliding.merged().atRank(1)).isEqualTo(1);
    }

    private static Quantiles slice(int size, Random random) {
        Quantiles slice = new Quantiles(OPTIONS);
        for (int i = 0; i < size; i++) {
            slice.add(Math.exp(random.nextGaussian() * 3) * (random.nextInt(4) == 0 ? -1 : 1));
        }
        return slice;
    }
}
