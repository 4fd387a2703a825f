package io.tidemark.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Drives a batcher with events that are known by their values, and holds whatever leaves against what went in. */
final class BatcherRun {

    private final BatchPlan plan;
    private final EventBatcher<Reading> batcher;
    /** By value. */
    private final Map<Double, Reading> taken = new HashMap<>();
    /** By target, the values of the events that wait. */
    private final List<Set<Double>> waiting = new ArrayList<>();
    /** By target and key, the times of the events that have left. */
    private final List<Map<String, TreeSet<Long>>> left = new ArrayList<>();

    final List<SentBatch> sent = new ArrayList<>();

    private long watermark = Long.MIN_VALUE;

    BatcherRun(BatchPlan plan) {
        this.plan = plan;
        assertThat(plan.obstacle()).isNull();
        this.batcher = new EventBatcher<>(plan, new ReadingExtractor(), (key, target, batch, arrivalMillis) -> {
            SentBatch left = SentBatch.of(key, target, batch, arrivalMillis);
            sent.add(left);
            check(left);
        });
        plan.targets().forEach(target -> {
            waiting.add(new HashSet<>());
            left.add(new HashMap<>());
        });
    }

    /** Adds an event, its value unlike that of any other; returns whether it was taken. */
    boolean add(String key, long time, double value) {
        Reading event = new Reading(key, time, value);
        taken.put(value, event);
        waiting.forEach(values -> values.add(value));
        if (batcher.add(event, watermark)) {
            return true;
        }
        taken.remove(value);
        waiting.forEach(values -> values.remove(value));
        return false;
    }

    /** Lets go of what must leave before a watermark, and lets the watermark through. */
    void watermark(long next) {
        batcher.flushBefore(next);
        for (int target = 0; target < waiting.size(); target++) {
            for (double value : waiting.get(target)) {
                Reading event = taken.get(value);
                assertThat(next)
                        .as("watermark behind an event at %s that waits", event.time())
                        .isLessThan(lastMoment(target, event));
            }
        }
        watermark = next;
    }

    void flush() {
        batcher.flush();
        waiting.forEach(values ->
                assertThat(values).as("events that wait after a flush").isEmpty());
    }

    /** Events that wait, counted once for each target. */
    int waiting() {
        return waiting.stream().mapToInt(Set::size).sum();
    }

    /**
     * The first watermark that must not find an event waiting: the one that might close what it belongs to. That of a session is
     * not known here, but for those of its events that have left before.
     */
    private long lastMoment(int target, Reading event) {
        long end = end(target, event.time());
        if (!plan.targets().get(target).merges()) {
            return end - 1;
        }
        long gap = end - event.time();
        Long earlier =
                left.get(target).getOrDefault(event.key(), new TreeSet<>()).floor(event.time());
        boolean keepsOpen = earlier != null && event.time() - earlier <= gap;
        return keepsOpen ? Math.max(event.time(), earlier + gap) - 1 : event.time() - 1;
    }

    private long end(int target, long time) {
        long[] bounds = new long[1];
        plan.targets().get(target).assigner().assign(time, (start, end) -> bounds[0] = end);
        return bounds[0];
    }

    /** Rows are events of one key that are of one slice, window or session, none of which has left before. */
    private void check(SentBatch batch) {
        assertThat(batch.values()).isNotEmpty().hasSizeLessThanOrEqualTo(KeyedBatches.MAX_ROWS);
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (double value : batch.values()) {
            assertThat(waiting.get(batch.target()).remove(value))
                    .as("event %s was waiting for target %s", value, batch.target())
                    .isTrue();
            Reading event = taken.get(value);
            assertThat(event.key()).isEqualTo(batch.key());
            assertThat(watermark)
                    .as("the watermark is ahead of what would close the window of %s", event)
                    .isLessThan(lastMoment(batch.target(), event));
            min = Math.min(min, event.time());
            max = Math.max(max, event.time());
        }
        assertThat(batch.minTime()).isEqualTo(min);
        assertThat(batch.maxTime()).isEqualTo(max);
        if (plan.targets().get(batch.target()).merges()) {
            assertThat(max).as("events of one session").isLessThanOrEqualTo(end(batch.target(), min));
        } else {
            assertThat(end(batch.target(), max)).as("events of one stretch").isEqualTo(end(batch.target(), min));
        }
        TreeSet<Long> times = left.get(batch.target()).computeIfAbsent(batch.key(), none -> new TreeSet<>());
        batch.values().forEach(value -> times.add(taken.get(value).time()));
    }
}
