package io.tidemark.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyedBatchesTest {

    /** More keys than slots that are kept whatever happens. */
    private static final int BURST = 10_000;

    private final KeyedBatches<Reading> batches =
            new KeyedBatches<>(3, BatchLayout.of(new int[] {0}, new int[0], false), new ReadingExtractor());
    private final List<SentBatch> sent = new ArrayList<>();

    private void add(String key, double value, long arrivalMillis) {
        batches.add(key, new Reading(key, 5, value), 5, arrivalMillis, this::keep);
    }

    private void keep(String key, int target, EventBatch batch, long arrivalMillis) {
        sent.add(SentBatch.of(key, target, batch, arrivalMillis));
    }

    @Test
    void theBatchesOfAllKeysComeInTheOrderOfTheirFirstEvents() {
        batches.use(0, 10);
        add("b", 1, 100);
        add("a", 2, 101);
        add("b", 3, 102);
        batches.flush(this::keep);
        assertThat(sent)
                .containsExactly(
                        new SentBatch("b", 3, List.of(1.0, 3.0), 5, 5, 100),
                        new SentBatch("a", 3, List.of(2.0), 5, 5, 100));
        assertThat(batches.size()).isZero();
    }

    @Test
    void fullBatchesLeaveWhenTheStageIsDealtOutAndTheirKeyBeginsAnother() {
        batches.use(0, 10);
        for (int event = 0; event < KeyedBatches.STAGED; event++) {
            assertThat(sent).isEmpty();
            add("a", event, event);
        }
        int full = KeyedBatches.STAGED / KeyedBatches.MAX_ROWS;
        assertThat(sent).hasSize(full).allSatisfy(batch -> {
            assertThat(batch.values()).hasSize(KeyedBatches.MAX_ROWS);
            assertThat(batch.arrivalMillis()).isZero();
        });
        add("a", -1, 500);
        batches.flush(this::keep);
        assertThat(sent).hasSize(full + 1).last().isEqualTo(new SentBatch("a", 3, List.of(-1.0), 5, 5, 500));
    }

    @Test
    void aKeyWhoseBatchJustLeftSendsNoneOfNothing() {
        batches.use(0, 10);
        for (int event = 0; event < KeyedBatches.MAX_ROWS; event++) {
            add("a", event, 0);
        }
        batches.flush(this::keep);
        assertThat(sent).hasSize(1);
    }

    @Test
    void keysOfOneHashKeepTheirOwnBatches() {
        batches.use(0, 10);
        // Each pair of letters has the same hash, and so has every text made of the two.
        List<String> keys = Stream.of("Aa", "BB")
                .flatMap(one -> Stream.of("Aa", "BB").map(two -> one + two))
                .toList();
        assertThat(keys.stream().map(String::hashCode).distinct()).hasSize(1);
        for (int round = 0; round < 3; round++) {
            for (String key : keys) {
                add(key, keys.indexOf(key), 0);
            }
        }
        batches.flush(this::keep);
        assertThat(sent).extracting(SentBatch::key).containsExactlyElementsOf(keys);
        for (SentBatch batch : sent) {
            double own = keys.indexOf(batch.key());
            assertThat(batch.values()).containsExactly(own, own, own);
        }
    }

    @Test
    void aBurstOfKeysIsForgottenAndLeavesNothingInTheNextStretch() {
        batches.use(0, 10);
        for (int key = 0; key < BURST; key++) {
            add("key" + key, key, 0);
        }
        assertThat(batches.size()).isBetween(BURST - KeyedBatches.STAGED, BURST);
        batches.flush(this::keep);
        assertThat(sent).hasSize(BURST);
        sent.clear();
        for (int start = 10; start < 50; start += 10) {
            batches.use(start, start + 10);
            add("a", start, 0);
            add("key7", start, 0);
            batches.flush(this::keep);
            assertThat(sent)
                    .containsExactly(
                            new SentBatch("a", 3, List.of((double) start), 5, 5, 0),
                            new SentBatch("key7", 3, List.of((double) start), 5, 5, 0));
            sent.clear();
        }
        for (int key = 0; key < BURST; key++) {
            add("key" + key, key, 0);
        }
        batches.flush(this::keep);
        assertThat(sent).hasSize(BURST);
    }

    @Property(tries = 200)
    void everyEventLeavesOnceWithItsKeyWhateverTheOrder(
            @ForAll @Size(max = 2000) List<@IntRange(max = 400) Integer> keys,
            @ForAll @IntRange(min = 1, max = 300) int pause) {
        sent.clear();
        Map<String, List<Double>> expected = new HashMap<>();
        for (int event = 0; event < keys.size(); event++) {
            String key = "k" + keys.get(event);
            expected.computeIfAbsent(key, none -> new ArrayList<>()).add((double) event);
            add(key, event, event);
            if (event % pause == pause - 1) {
                batches.flush(this::keep);
            }
        }
        batches.flush(this::keep);
        Map<String, List<Double>> found = new HashMap<>();
        sent.forEach(batch ->
                found.computeIfAbsent(batch.key(), none -> new ArrayList<>()).addAll(batch.values()));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aStretchHoldsItsTimesAndNoOthers() {
        batches.use(-20, -10);
        assertThat(batches.holds(-21)).isFalse();
        assertThat(batches.holds(-20)).isTrue();
        assertThat(batches.holds(-11)).isTrue();
        assertThat(batches.holds(-10)).isFalse();
    }
}
