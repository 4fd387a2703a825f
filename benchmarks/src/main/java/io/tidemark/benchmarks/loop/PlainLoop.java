package io.tidemark.benchmarks.loop;

import io.tidemark.benchmarks.run.Engine;
import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.workload.Keys;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.benchmarks.workload.SampleCursor;
import io.tidemark.benchmarks.workload.WindowShape;
import io.tidemark.benchmarks.workload.Workload;
import java.util.function.BiFunction;

/** The floor: one thread, one loop, a hash map of keys, and the same accumulators as Tidemark. No state, nothing that could fail over. */
public final class PlainLoop implements Engine {

    private final String name;
    private final BiFunction<Workload, PaneBuffer, LoopWindows> aligned;

    private PlainLoop(String name, BiFunction<Workload, PaneBuffer, LoopWindows> aligned) {
        this.name = name;
        this.aligned = aligned;
    }

    /** Sliding windows are merged from all their slices at each slide. */
    public static PlainLoop remerging() {
        return new PlainLoop("loop", (workload, panes) -> new SlicedWindows(workload, false, panes));
    }

    /** Sliding windows move on from slide to slide, as Tidemark's do. */
    public static PlainLoop running() {
        return new PlainLoop("loop/running", (workload, panes) -> new SlicedWindows(workload, true, panes));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Run run) {
        Workload workload = run.workload();
        String[] keys = Keys.texts(workload.keys());
        PaneBuffer panes = run.buffer();
        LoopWindows windows = workload.shape() == WindowShape.SESSION
                ? new SessionWindows(workload.sizeMillis(), panes)
                : aligned.apply(workload, panes);
        SampleCursor cursor = new SampleCursor(workload);
        Sample sample = new Sample();
        int step = workload.watermarkStepMillis();
        long nextWatermark = Long.MIN_VALUE;
        boolean settled = false;
        while (cursor.advance()) {
            if (settled) {
                run.measuringBegins();
                settled = false;
            }
            sample.set(cursor);
            windows.add(keys[sample.key], sample);
            long reached = sample.time - SampleCursor.DISORDER_MILLIS;
            if (reached >= nextWatermark) {
                long watermark = Math.floorDiv(reached, step) * step;
                windows.advanceTo(watermark);
                nextWatermark = watermark + step;
            }
            settled = cursor.hasSettled();
        }
        windows.advanceTo(Long.MAX_VALUE);
    }
}
