package io.tidemark.operators.batching;

import io.tidemark.functions.window.TimeMath;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.operators.EventExtractor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Collects events by target, stretch of time and key. It takes only events that no watermark can have overtaken in any window,
 * and lets go of them before it lets through a watermark that would:
 *
 * <ul>
 *   <li>events of a slice, or of a window of its own, before the watermark that passes its last millisecond;
 *   <li>events of sessions before the watermark reaches any of them, since an event keeps open the session that it touches;
 *       unless an earlier event of the same key has left that keeps this session open by itself. So where events of a key follow
 *       each other within half a gap, they wait as those of a window do.
 * </ul>
 *
 * <p>What a long stretch of time holds also goes a few times shortly before its end. When that is, events tell: the watermark
 * is expected to stay as far behind the newest event as it was last. Then the last watermark finds the events of the last moment
 * only, and results do not wait until those of the whole stretch have been taken in, even where watermarks are so far apart
 * that none comes between.
 *
 * <p>The window operator's watermark is never ahead of the one that was let through here, so it finds every batch on time.
 *
 * @param <T> the events of the stream
 */
final class EventBatcher<T> {

    /** Keys over all targets and stretches of time; some 100 bytes each, and 8 a value. */
    static final int MAX_KEYS = 1 << 17;
    /** Stretches of time of one target; further events travel on their own. */
    private static final int MAX_STRETCHES = 32;
    /** Stretches of one target that are kept for use again, with the room they have for keys. */
    private static final int MAX_SPARE = 4;
    /** Sessions are batched over so much event time at most, and over half a gap. */
    private static final long MAX_SESSION_STRETCH_MILLIS = 1000;
    /** So long before its end a stretch goes for the first time, then each time half as long. */
    static final long FIRST_LEAD_MILLIS = 40;

    private static final long LAST_LEAD_MILLIS = 5;
    /** A stretch of fewer first leads goes at its end only: its batches would be too small to be worth it. */
    private static final int MIN_LEADS = 4;
    /** Times beyond this are next to the ends of the 64-bit range, where windows are cut short. */
    private static final long FARTHEST = Long.MAX_VALUE / 8;

    private static final Comparator<KeyedBatches<?>> BY_START = Comparator.comparingLong(KeyedBatches::start);

    private final List<BatchTarget> targets;
    private final FarAhead farAhead;
    private final EventExtractor<T> extractor;
    private final BatchOutput output;
    /** By target, the stretches that hold events, in no order. */
    private final List<List<KeyedBatches<T>>> open = new ArrayList<>();
    /** By target, stretches to be used again. */
    private final List<List<KeyedBatches<T>>> spare = new ArrayList<>();
    /** By target of sessions, the newest stretch that has been passed: its keys have sessions that are open. */
    private final KeyedBatches<T>[] passed;
    /** By target of sessions, how much event time a stretch is. */
    private final long[] sessionStretch;
    /** By target, the stretch of the last event: mostly that of the next one, too. */
    private final KeyedBatches<T>[] last;

    private final boolean[] merges;
    private final WindowAssigner.Windows noteBounds = this::noteBounds;

    private long boundsStart;
    private long boundsEnd;
    /** Whatever its key, an event from here on, and before the next, has its place in {@link #last} under this watermark. */
    private long placeFrom;

    private long placeUntil;
    /** Of the events taken. */
    private long newest = Long.MIN_VALUE;
    /** How far the last watermark was behind the newest event; the greatest number when that is not known. */
    private long lag = Long.MAX_VALUE;
    /** With an event from here on a watermark is to be expected that is shortly before the end of a stretch. */
    private long nearEndFrom = Long.MAX_VALUE;

    /**
     * @param plan one that is possible
     * @param output takes batches when they are full or due
     */
    EventBatcher(BatchPlan plan, EventExtractor<T> extractor, BatchOutput output) {
        this.targets = plan.targets();
        this.farAhead = new FarAhead(plan.aheadMillis());
        this.extractor = extractor;
        this.output = output;
        this.last = noStretches(targets.size());
        this.merges = new boolean[targets.size()];
        this.passed = noStretches(targets.size());
        this.sessionStretch = new long[targets.size()];
        for (int i = 0; i < last.length; i++) {
            merges[i] = targets.get(i).merges();
            if (merges[i]) {
                targets.get(i).assigner().assign(0, noteBounds);
                sessionStretch[i] = Math.min((boundsEnd - boundsStart) / 2, MAX_SESSION_STRETCH_MILLIS);
            }
            open.add(new ArrayList<>());
            spare.add(new ArrayList<>());
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no generic arrays
    private static <T> KeyedBatches<T>[] noStretches(int targets) {
        return new KeyedBatches[targets];
    }

    /**
     * Takes an event, or leaves it to travel on its own.
     *
     * @param watermark none that the window operator holds is ahead of it
     * @return whether the event was taken
     */
    boolean add(T event, long watermark) {
        long time = extractor.time(event);
        if (time >= placeFrom && time < placeUntil) {
            take(event, extractor.key(event), time);
            return true;
        }
        return addWithCare(event, time, watermark);
    }

    private boolean addWithCare(T event, long time, long watermark) {
        forgetPlace();
        String key = extractor.key(event);
        if (time > FARTHEST || time < -FARTHEST || farAhead.isFar(time, watermark)) {
            // What waits here came first: it may open the window that makes this one too many.
            flush();
            farAhead.add(key, time);
            return false;
        }
        if (farAhead.keepsApart(key, watermark)) {
            return false;
        }
        if (time >= nearEndFrom) {
            flushNearEnd(TimeMath.subtract(time, lag));
        }
        for (int target = 0; target < last.length; target++) {
            if (!hasPlace(target, time, watermark)) {
                return false;
            }
        }
        notePlace(watermark);
        take(event, key, time);
        return true;
    }

    private void forgetPlace() {
        placeFrom = 0;
        placeUntil = 0;
    }

    private void notePlace(long watermark) {
        if (watermark == Long.MIN_VALUE || farAhead.keepsAnyApart(watermark)) {
            return;
        }
        long from = Long.MIN_VALUE;
        long until = Math.min(farAhead.from(watermark), nearEndFrom);
        for (int target = 0; target < last.length; target++) {
            KeyedBatches<T> stretch = last[target];
            from = Math.max(from, merges[target] ? Math.max(stretch.start(), watermark + 2) : stretch.start());
            until = Math.min(until, stretch.end());
        }
        placeFrom = from;
        placeUntil = until;
    }

    /** Whether the event can wait in {@link #last}: no window, and no session it has to keep open, may be overtaken. */
    private boolean hasPlace(int target, long time, long watermark) {
        if (merges[target] && (watermark >= time - 1 || sessionStretch[target] == 0)) {
            return false;
        }
        KeyedBatches<T> stretch = last[target];
        if (stretch == null || !stretch.holds(time)) {
            stretch = find(target, time, watermark);
            if (stretch == null) {
                return false;
            }
            last[target] = stretch;
        }
        return merges[target] || watermark < stretch.end() - 1;
    }

    private void take(T event, String key, long time) {
        newest = Math.max(newest, time);
        long arrivalMillis = extractor.arrivalTime(event);
        boolean dealtOut = false;
        for (KeyedBatches<T> stretch : last) {
            dealtOut |= stretch.add(key, event, time, arrivalMillis, output);
        }
        if (dealtOut && keys() > MAX_KEYS) {
            flush();
        }
    }

    private int keys() {
        int keys = 0;
        for (List<KeyedBatches<T>> stretches : open) {
            for (int i = 0; i < stretches.size(); i++) {
                keys += stretches.get(i).size();
            }
        }
        return keys;
    }

    /** The stretch of an event, {@code null} when there are too many. */
    private KeyedBatches<T> find(int target, long time, long watermark) {
        List<KeyedBatches<T>> stretches = open.get(target);
        for (int i = 0; i < stretches.size(); i++) {
            if (stretches.get(i).holds(time)) {
                return stretches.get(i);
            }
        }
        if (stretches.size() == MAX_STRETCHES) {
            return null;
        }
        List<KeyedBatches<T>> unused = spare.get(target);
        KeyedBatches<T> stretch = unused.isEmpty()
                ? new KeyedBatches<>(target, targets.get(target).layout(), extractor)
                : unused.remove(unused.size() - 1);
        if (merges[target]) {
            long start = Math.floorDiv(time, sessionStretch[target]) * sessionStretch[target];
            stretch.use(start, start + sessionStretch[target]);
            keepSessionsOpen(stretch, watermark);
        } else {
            targets.get(target).assigner().assign(time, noteBounds);
            stretch.use(boundsStart, boundsEnd);
            if (boundsEnd - boundsStart >= MIN_LEADS * FIRST_LEAD_MILLIS) {
                stretch.leadBy(FIRST_LEAD_MILLIS);
            }
            nearEndFrom = Math.min(nearEndFrom, nearEndFrom(stretch));
        }
        stretches.add(stretch);
        return stretch;
    }

    private void noteBounds(long start, long end) {
        boundsStart = start;
        boundsEnd = end;
    }

    /**
     * Once the watermark has come to a stretch of sessions, an event may wait only where an earlier one keeps its session open:
     * one of its stretch, or any of the stretch before, which is half a gap long at most, too.
     */
    private void keepSessionsOpen(KeyedBatches<T> stretch, long watermark) {
        if (watermark < stretch.start() - 1) {
            return;
        }
        if (stretch.keepsSessionsOpen()) {
            stretch.dealOut(output);
        } else {
            KeyedBatches<T> before = passed[stretch.target()];
            stretch.keepSessionsOpen(before != null && before.end() == stretch.start() ? before : null, output);
        }
    }

    /** Lets go of the events that have to be where they go before this watermark is. */
    void flushBefore(long watermark) {
        farAhead.watermarkReaches(watermark);
        lag = newest == Long.MIN_VALUE ? Long.MAX_VALUE : Math.max(0, TimeMath.subtract(newest, watermark));
        flushUpTo(watermark);
    }

    private void flushUpTo(long watermark) {
        forgetPlace();
        Arrays.fill(last, null);
        for (int target = 0; target < last.length; target++) {
            List<KeyedBatches<T>> stretches = open.get(target);
            if (merges[target]) {
                stretches.sort(BY_START);
            }
            for (Iterator<KeyedBatches<T>> all = stretches.iterator(); all.hasNext(); ) {
                KeyedBatches<T> stretch = all.next();
                if (watermark >= stretch.end() - 1) {
                    all.remove();
                    pass(stretch);
                } else if (merges[target]) {
                    keepSessionsOpen(stretch, watermark);
                }
            }
        }
        flushNearEnd(watermark);
    }

    /** Lets go of what this watermark finds shortly before its end. */
    private void flushNearEnd(long watermark) {
        nearEndFrom = Long.MAX_VALUE;
        for (List<KeyedBatches<T>> stretches : open) {
            for (int i = 0; i < stretches.size(); i++) {
                KeyedBatches<T> stretch = stretches.get(i);
                if (stretch.isNearEnd(watermark)) {
                    stretch.flush(output);
                    shortenLead(stretch, watermark);
                }
                nearEndFrom = Math.min(nearEndFrom, nearEndFrom(stretch));
            }
        }
    }

    private static void shortenLead(KeyedBatches<?> stretch, long watermark) {
        long lead = stretch.leadMillis();
        while (lead > 0 && stretch.isNearEnd(watermark)) {
            lead = lead / 2 < LAST_LEAD_MILLIS ? 0 : lead / 2;
            stretch.leadBy(lead);
        }
    }

    /** Time of the event with which a watermark near the end of a stretch is to be expected. */
    private long nearEndFrom(KeyedBatches<T> stretch) {
        return stretch.leadMillis() == 0 ? Long.MAX_VALUE : TimeMath.add(stretch.nearEndFrom(), lag);
    }

    private void pass(KeyedBatches<T> stretch) {
        stretch.send(output);
        int target = stretch.target();
        KeyedBatches<T> done = stretch;
        if (merges[target]) {
            done = passed[target];
            passed[target] = stretch;
        }
        if (done != null) {
            done.forget();
            keep(done, spare.get(target));
        }
    }

    private static <T> void keep(KeyedBatches<T> stretch, List<KeyedBatches<T>> spares) {
        if (spares.size() < MAX_SPARE) {
            spares.add(stretch);
        }
    }

    /** Lets go of all events, and of what it knows of sessions. */
    void flush() {
        flushUpTo(Long.MAX_VALUE);
        Arrays.fill(passed, null);
    }
}
