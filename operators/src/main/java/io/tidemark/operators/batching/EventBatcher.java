package io.tidemark.operators.batching;

import io.tidemark.functions.window.TimeMath;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.windowing.ExtractedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects events by target, stretch of time and key. It takes only events that no watermark can have overtaken in any window,
 * and lets go of them before it lets through a watermark that would:
 *
 * <ul>
 *   <li>events of a slice, or of a window of its own, before the watermark that passes its last millisecond;
 *   <li>events of sessions before the watermark reaches any of them, since an event keeps open the session that it touches.
 * </ul>
 *
 * <p>What a long stretch of time holds also goes once shortly before its end. Then the last watermark finds the events of the
 * last moment only, and results do not wait until those of the whole stretch have been taken in.
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
    /** Sessions are batched over so much event time at most; over less when the watermark follows more closely. */
    private static final long MAX_SESSION_STRETCH_MILLIS = 1000;
    /** A stretch of fewer leads goes at its end only: its batches would be too small to be worth it. */
    private static final int MIN_LEADS = 4;
    /** Times beyond this are next to the ends of the 64-bit range, where windows are cut short. */
    private static final long FARTHEST = Long.MAX_VALUE / 8;

    private final List<BatchTarget> targets;
    private final FarAhead farAhead;
    private final long leadMillis;
    private final EventExtractor<T> extractor;
    private final BatchOutput output;
    private final ExtractedEvent<T> view;
    /** By target, the stretches that hold events, in no order. */
    private final List<List<KeyedBatches>> open = new ArrayList<>();
    /** By target, stretches to be used again. */
    private final List<List<KeyedBatches>> spare = new ArrayList<>();
    /** By target, the stretch of the last event: mostly that of the next one, too. */
    private final KeyedBatches[] last;

    private final boolean[] merges;
    private final WindowAssigner.Windows noteBounds = this::noteBounds;

    private long boundsStart;
    private long boundsEnd;
    private int keys;

    /**
     * @param plan one that is possible
     * @param leadMillis how long before its end a stretch of time goes for the first time; 0 for at its end only
     * @param output takes batches when they are full or due
     */
    EventBatcher(BatchPlan plan, long leadMillis, EventExtractor<T> extractor, BatchOutput output) {
        this.targets = plan.targets();
        this.farAhead = new FarAhead(plan.aheadMillis());
        this.leadMillis = leadMillis;
        this.extractor = extractor;
        this.output = output;
        this.view = new ExtractedEvent<>(extractor);
        this.last = new KeyedBatches[targets.size()];
        this.merges = new boolean[targets.size()];
        for (int i = 0; i < last.length; i++) {
            merges[i] = targets.get(i).merges();
            open.add(new ArrayList<>());
            spare.add(new ArrayList<>());
        }
    }

    /**
     * Takes an event, or leaves it to travel on its own.
     *
     * @param watermark none that the window operator holds is ahead of it
     * @return whether the event was taken
     */
    boolean add(T event, long watermark) {
        long time = extractor.time(event);
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
        for (int target = 0; target < last.length; target++) {
            if (!hasPlace(target, time, watermark)) {
                return false;
            }
        }
        take(event, key, time);
        return true;
    }

    /** Whether the event can wait in {@link #last}: no window, and no session it has to keep open, may be overtaken. */
    private boolean hasPlace(int target, long time, long watermark) {
        if (merges[target] && watermark >= time - 1) {
            return false;
        }
        KeyedBatches stretch = last[target];
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
        long arrivalMillis = extractor.arrivalTime(event);
        view.set(event, time);
        for (KeyedBatches stretch : last) {
            int before = stretch.size();
            stretch.add(key, view, arrivalMillis, output);
            keys += stretch.size() - before;
        }
        view.clear();
        if (keys > MAX_KEYS) {
            flush();
        }
    }

    /** The stretch of an event, {@code null} when there are too many. */
    private KeyedBatches find(int target, long time, long watermark) {
        List<KeyedBatches> stretches = open.get(target);
        for (int i = 0; i < stretches.size(); i++) {
            if (stretches.get(i).holds(time)) {
                return stretches.get(i);
            }
        }
        if (stretches.size() == MAX_STRETCHES) {
            return null;
        }
        List<KeyedBatches> unused = spare.get(target);
        KeyedBatches stretch = unused.isEmpty()
                ? new KeyedBatches(target, targets.get(target).layout())
                : unused.remove(unused.size() - 1);
        targets.get(target).assigner().assign(time, noteBounds);
        if (merges[target]) {
            narrowToSession(time, watermark);
        }
        stretch.use(boundsStart, boundsEnd);
        stretches.add(stretch);
        return stretch;
    }

    private void noteBounds(long start, long end) {
        boundsStart = start;
        boundsEnd = end;
    }

    /**
     * Events within a gap of each other are one session, so a stretch is at most that long. Half of how far the event is ahead
     * of the watermark lets most events of a stretch come before the watermark does.
     */
    private void narrowToSession(long time, long watermark) {
        long ahead = watermark == Long.MIN_VALUE ? MAX_SESSION_STRETCH_MILLIS : TimeMath.subtract(time, watermark) / 2;
        long width = Math.max(1, Math.min(Math.min(boundsEnd - boundsStart, ahead), MAX_SESSION_STRETCH_MILLIS));
        width = Long.highestOneBit(width);
        boundsStart = Math.floorDiv(time, width) * width;
        boundsEnd = boundsStart + width;
    }

    /** Lets go of the events that have to be where they go before this watermark is. */
    void flushBefore(long watermark) {
        farAhead.watermarkReaches(watermark);
        flushUpTo(watermark);
    }

    private void flushUpTo(long watermark) {
        for (int target = 0; target < last.length; target++) {
            List<KeyedBatches> stretches = open.get(target);
            for (int i = stretches.size() - 1; i >= 0; i--) {
                KeyedBatches stretch = stretches.get(i);
                if (watermark >= (merges[target] ? stretch.start() : stretch.end()) - 1) {
                    flush(stretch);
                    stretches.remove(i);
                    keep(stretch, spare.get(target));
                } else if (!merges[target] && endsSoon(stretch, watermark)) {
                    flush(stretch);
                    stretch.noteEarlyFlush();
                }
            }
            last[target] = null;
        }
    }

    private static void keep(KeyedBatches stretch, List<KeyedBatches> spares) {
        if (spares.size() < MAX_SPARE) {
            spares.add(stretch);
        }
    }

    private boolean endsSoon(KeyedBatches stretch, long watermark) {
        return leadMillis > 0
                && !stretch.hasFlushedEarly()
                && watermark >= stretch.end() - 1 - leadMillis
                && stretch.end() - stretch.start() >= MIN_LEADS * leadMillis;
    }

    /** Lets go of all events. */
    void flush() {
        flushUpTo(Long.MAX_VALUE);
    }

    private void flush(KeyedBatches stretch) {
        keys -= stretch.size();
        stretch.flush(output);
    }
}
