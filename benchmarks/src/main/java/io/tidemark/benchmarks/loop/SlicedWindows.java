package io.tidemark.benchmarks.loop;

import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.statistics.CountedWindow;
import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.benchmarks.workload.SampleCursor;
import io.tidemark.benchmarks.workload.Workload;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import java.util.HashMap;
import java.util.Map;

/**
 * Tumbling and sliding windows from slices of one slide each: an event costs one update, a pane costs a merge of all its slices
 * or, with running windows, of the newest one. A tumbling window is its one slice, read as it is.
 */
final class SlicedWindows implements LoopWindows {

    private final int size;
    private final int slide;
    private final boolean running;
    private final PaneBuffer panes;
    private final Map<String, SliceRing> rings = new HashMap<>();
    private long firstStart = Long.MAX_VALUE;
    private long lastStart = Long.MIN_VALUE;
    /** End of the next windows to fire. */
    private long nextEnd = Long.MAX_VALUE;

    /**
     * @param running whether a window moves on by its newest and its oldest slice instead of being merged anew
     */
    SlicedWindows(Workload workload, boolean running, PaneBuffer panes) {
        this.size = workload.sizeMillis();
        this.slide = workload.slideMillis();
        this.running = running && size > slide;
        this.panes = panes;
    }

    @Override
    public void add(String key, Sample sample) {
        SliceRing ring = rings.get(key);
        if (ring == null) {
            // Those of a window, and those that events ahead of the watermark may already be in.
            ring = new SliceRing(sample.key, size / slide + SampleCursor.DISORDER_MILLIS / slide + 3, slide);
            rings.put(key, ring);
        }
        Slice slice = ring.slice(sample.time);
        slice.count++;
        NineStatistics.COMPOSITE.add(slice.statistics, sample);
        if (slice.count == 1) {
            firstStart = Math.min(firstStart, slice.start);
            lastStart = Math.max(lastStart, slice.start);
        }
    }

    @Override
    public void advanceTo(long time) {
        if (nextEnd == Long.MAX_VALUE) {
            nextEnd = firstStart + slide;
        }
        for (; nextEnd <= time && nextEnd - size <= lastStart; nextEnd += slide) {
            for (SliceRing ring : rings.values()) {
                fire(ring, nextEnd - size, nextEnd);
            }
        }
    }

    private void fire(SliceRing ring, long start, long end) {
        if (running) {
            ring.running.append(ring.find(end - slide));
            emit(ring.key, start, end, ring.running.count(), ring.running.statistics());
            if (!ring.running.evict(ring.find(start))) {
                for (long at = start + slide; at < end; at += slide) {
                    ring.running.append(ring.find(at));
                }
            }
        } else {
            Slice window = size == slide ? ring.find(start) : ring.merged(start, end);
            if (window != null) {
                emit(ring.key, start, end, window.count, window.statistics);
            }
        }
        ring.drop(start);
    }

    private void emit(int key, long start, long end, long count, CompositeAccumulator statistics) {
        if (count > 0) {
            NineStatistics.row(
                            key,
                            start,
                            end,
                            NineStatistics.COMPOSITE.result(statistics, new CountedWindow(start, end, count)))
                    .addTo(panes);
        }
    }
}
