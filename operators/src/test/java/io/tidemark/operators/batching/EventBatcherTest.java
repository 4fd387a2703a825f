package io.tidemark.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Which events wait, for how long, and with whom. {@link BatcherRun} holds each batch against the events that went in. */
class EventBatcherTest {

    private double values;

    private boolean add(BatcherRun run, String key, long time) {
        return run.add(key, time, values++);
    }

    /** A step without a key moves the watermark forward, one with a key is an event so far from the watermark. */
    @Property(tries = 500)
    void everyEventTakenLeavesOnceInItsStretchBeforeTheWatermarkThatPassesIt(
            @ForAll("plans") BatchPlan plan, @ForAll("steps") @Size(max = 400) List<Tuple2<String, Long>> steps) {
        BatcherRun run = new BatcherRun(plan);
        long watermark = -30;
        int events = 0;
        int taken = 0;
        for (Tuple2<String, Long> step : steps) {
            if (step.get1().isEmpty()) {
                watermark += step.get2();
                run.watermark(watermark);
            } else {
                events++;
                taken += add(run, step.get1(), watermark + step.get2() - 15) ? 1 : 0;
            }
        }
        run.flush();
        int left = run.sent.stream().mapToInt(batch -> batch.values().size()).sum();
        assertThat(left).isEqualTo(taken * plan.targets().size());
        Statistics.label("most events are taken")
                .collect(2 * taken >= events)
                .coverage(check -> check.check(true).percentage(share -> share > 50));
    }

    @Provide
    Arbitrary<BatchPlan> plans() {
        return Arbitraries.of(
                Plans.of(Plans.tumbling(10)),
                Plans.of(Plans.sliding(20, 5)),
                Plans.of(Plans.session(7)),
                Plans.of(Plans.sliding(12, 4), Plans.tumbling(6), Plans.session(3)),
                Plans.of(Plans.tumbling(1), Plans.session(1)),
                Plans.of(Plans.tumbling(160)),
                Plans.of(Plans.sliding(400, 200), Plans.tumbling(170)),
                Plans.of(Plans.session(2), Plans.session(40), Plans.tumbling(7)));
    }

    @Provide
    Arbitrary<List<Tuple2<String, Long>>> steps() {
        Arbitrary<Tuple2<String, Long>> event = Combinators.combine(
                        Arbitraries.of("a", "a", "b", "Aa", "BB"),
                        Arbitraries.longs().between(0, 60))
                .as(Tuple::of);
        Arbitrary<Tuple2<String, Long>> watermark =
                Arbitraries.longs().between(0, 15).map(delta -> Tuple.of("", delta));
        return Arbitraries.frequencyOf(Tuple.of(6, event), Tuple.of(1, watermark))
                .list();
    }

    @Test
    void anEventOfASliceWaitsUntilTheWatermarkPassesTheSlice() {
        BatcherRun run = new BatcherRun(Plans.of(Plans.tumbling(10)));
        assertThat(add(run, "a", 3)).isTrue();
        run.watermark(8);
        assertThat(run.waiting()).isEqualTo(1);
        run.watermark(9);
        assertThat(run.waiting()).isZero();
    }

    @Test
    void anEventOfASessionLeavesBeforeTheWatermarkReachesIt() {
        BatcherRun run = new BatcherRun(Plans.of(Plans.session(10)));
        assertThat(add(run, "a", 30)).isTrue();
        run.watermark(0);
        run.watermark(29);
        assertThat(run.waiting()).isZero();
    }

    @Test
    void eventsOfASessionWaitWhereAnEarlierOneHasLeft() {
        // Stretches of 10 ms.
        BatcherRun run = new BatcherRun(Plans.of(Plans.session(20)));
        add(run, "a", 12);
        add(run, "a", 14);
        run.watermark(9);
        assertThat(run.waiting()).as("the watermark has come to their stretch").isZero();
        add(run, "a", 13);
        add(run, "a", 19);
        add(run, "b", 15);
        run.watermark(10);
        assertThat(run.waiting())
                .as("those behind an earlier event of their key")
                .isEqualTo(2);
        add(run, "a", 26);
        add(run, "b", 28);
        add(run, "c", 27);
        run.watermark(19);
        assertThat(run.waiting())
                .as("those whose key was in the stretch before")
                .isEqualTo(2);
        run.watermark(28);
        assertThat(run.waiting()).isEqualTo(2);
        run.watermark(29);
        assertThat(run.waiting()).isZero();
    }

    @Test
    void anEventOfASessionBeforeAllThatHaveLeftDoesNotWait() {
        BatcherRun run = new BatcherRun(Plans.of(Plans.session(20)));
        run.watermark(9);
        add(run, "a", 16);
        run.watermark(10);
        add(run, "a", 13);
        run.watermark(11);
        add(run, "a", 17);
        run.watermark(12);
        assertThat(run.sent).extracting(SentBatch::minTime).containsExactly(16L, 13L);
        assertThat(run.waiting()).isEqualTo(1);
    }

    @Test
    void whatTheWatermarkHasPassedOrReachedInASessionIsNotTaken() {
        BatcherRun run = new BatcherRun(Plans.of(Plans.session(10)));
        run.watermark(20);
        for (long time = 0; time <= 21; time++) {
            assertThat(add(run, "a", time)).as("time %s", time).isFalse();
        }
        assertThat(add(run, "a", 22)).isTrue();
    }

    @Test
    void whatAnyOfItsWindowsMayTakeLateIsNotTaken() {
        // Slices of 5 ms: at watermark 12 the slice [10, 15) is still open, but not [5, 10).
        BatcherRun run = new BatcherRun(Plans.of(Plans.sliding(20, 5)));
        run.watermark(12);
        assertThat(add(run, "a", 9)).isFalse();
        assertThat(add(run, "a", 10)).isTrue();
        run.flush();
        run.watermark(14);
        assertThat(add(run, "a", 14)).isFalse();
        assertThat(add(run, "a", 15)).isTrue();
    }

    @Test
    void whatIsSoFarAheadThatItsWindowsMightBeRefusedIsNotTaken() {
        BatchPlan plan = Plans.of(Plans.options(100), Plans.tumbling(10));
        BatcherRun run = new BatcherRun(plan);
        run.watermark(0);
        assertThat(plan.aheadMillis()).isBetween(1L, 500L);
        assertThat(add(run, "a", plan.aheadMillis() - 1)).isTrue();
        assertThat(add(run, "a", plan.aheadMillis())).isFalse();
    }

    @Test
    void beforeTheFirstWatermarkTheFirstEventTakesItsPlace() {
        BatchPlan plan = Plans.of(Plans.options(100), Plans.tumbling(10));
        BatcherRun run = new BatcherRun(plan);
        long near = plan.aheadMillis() / 2;
        assertThat(add(run, "a", 1_000_000)).isTrue();
        assertThat(add(run, "b", 1_000_000 + near)).isFalse();
        assertThat(add(run, "c", 1_000_000 - near)).isFalse();
        assertThat(add(run, "a", 1_000_000 + near - 1)).isTrue();
        assertThat(add(run, "a", 1_000_000 - near + 1)).isTrue();
    }

    @Test
    void aKeyWithAnEventFarAheadTravelsOnItsOwnUntilTheWatermarkIsThere() {
        BatchPlan plan = Plans.of(Plans.options(100), Plans.tumbling(10));
        BatcherRun run = new BatcherRun(plan);
        run.watermark(0);
        assertThat(add(run, "a", 15)).isTrue();
        assertThat(add(run, "b", 15)).isTrue();
        long far = plan.aheadMillis() + 5;
        assertThat(add(run, "a", far)).isFalse();
        assertThat(run.waiting()).as("what came before goes before it").isZero();
        assertThat(add(run, "a", 16)).isFalse();
        assertThat(add(run, "b", 16)).isTrue();
        run.watermark(far - 1);
        assertThat(add(run, "a", far + 20)).isFalse();
        run.watermark(far);
        assertThat(add(run, "a", far + 20)).isTrue();
    }

    @Test
    void timesBeforeTheEpochAreTakenAsAllOthers() {
        BatcherRun run = new BatcherRun(Plans.of(Plans.sliding(20, 5), Plans.session(8)));
        run.watermark(-1003);
        for (long time = -1001; time < -900; time++) {
            assertThat(add(run, "a", time)).as("time %s", time).isTrue();
        }
        run.watermark(-950);
        assertThat(run.waiting()).isBetween(1, 201);
        run.flush();
    }

    @Test
    void timesAtTheEndsOfTimeAreNotTaken() {
        BatcherRun run = new BatcherRun(Plans.of(Plans.tumbling(10)));
        for (long time : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE}) {
            assertThat(add(run, "a", time)).isFalse();
        }
    }

    @Test
    void aFullBatchDoesNotWait() {
        BatcherRun run = new BatcherRun(Plans.of(Plans.tumbling(10)));
        for (int event = 0; event < KeyedBatches.STAGED; event++) {
            assertThat(run.sent).isEmpty();
            add(run, "a", event % 10);
        }
        assertThat(run.sent).hasSize(KeyedBatches.STAGED / KeyedBatches.MAX_ROWS);
        assertThat(run.waiting()).isZero();
    }

    @Test
    void tooManyKeysLeaveTogether() {
        BatcherRun run = new BatcherRun(Plans.of(Plans.tumbling(10)));
        for (int key = 0; key < EventBatcher.MAX_KEYS; key++) {
            add(run, "k" + key, key % 10);
        }
        assertThat(run.sent).isEmpty();
        for (int more = 0; more < KeyedBatches.STAGED; more++) {
            add(run, "more" + more, 5);
        }
        assertThat(run.waiting()).isZero();
        assertThat(run.sent).hasSize(EventBatcher.MAX_KEYS + KeyedBatches.STAGED);
        assertThat(add(run, "k0", 5)).isTrue();
        assertThat(run.waiting()).isEqualTo(1);
    }

    @Test
    void eventsOfMoreStretchesThanAreKeptAreNotTaken() {
        BatcherRun run = new BatcherRun(Plans.of(Plans.tumbling(10)));
        run.watermark(0);
        int taken = 0;
        while (add(run, "a", 10L * (taken + 1))) {
            taken++;
        }
        assertThat(taken).isBetween(8, 64);
        assertThat(add(run, "b", 15))
                .as("another event of a stretch that is there")
                .isTrue();
        run.watermark(19);
        assertThat(add(run, "a", 10L * (taken + 1))).as("room again").isTrue();
    }
}
