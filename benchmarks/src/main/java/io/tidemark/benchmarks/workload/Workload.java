package io.tidemark.benchmarks.workload;

import java.io.Serializable;

/**
 * What every engine is given to do: windows, and a stream in two phases. The first one settles: it fills and fires windows and
 * warms the process up. The second one is measured.
 *
 * @param name short name on the command line
 * @param shape type of the windows
 * @param sizeMillis size of the windows, or gap of the sessions
 * @param slideMillis distance of sliding windows; the size for others
 * @param keys number of keys
 * @param draw how measured events choose their keys
 * @param settling until windows are full
 * @param measured what is measured
 */
public record Workload(
        String name,
        WindowShape shape,
        int sizeMillis,
        int slideMillis,
        int keys,
        KeyDraw draw,
        Phase settling,
        Phase measured)
        implements Serializable {

    /** Time of the first possible event: the start of a window of every size used here. */
    public static final long START_MILLIS = 1_700_000_040_000L;

    /** Every watermark is at a multiple of the slide; of sessions at a multiple of this. */
    private static final int SESSION_STEP_MILLIS = 100;

    /** No event of the settling phase is at or after this; all windows that end by now fire before measuring begins. */
    public long settledMillis() {
        return START_MILLIS + settling.millis();
    }

    /** No measured event is at or after this; measuring ends with the last pane of the windows that end by now. */
    public long endMillis() {
        return settledMillis() + measured.millis();
    }

    /** Watermarks are sent where event time, less the disorder, crosses a multiple of this. */
    public int watermarkStepMillis() {
        return shape == WindowShape.SESSION ? SESSION_STEP_MILLIS : slideMillis;
    }

    /** The same workload with a fraction of the keys and of the events: each window is as full as before. */
    public Workload smaller(int divisor) {
        // Keys that take turns come in pairs.
        int fewer = draw == KeyDraw.IN_TURNS ? keys / divisor & -2 : keys / divisor;
        return new Workload(
                name,
                shape,
                sizeMillis,
                slideMillis,
                Math.max(draw == KeyDraw.IN_TURNS ? 2 : 1, fewer),
                draw,
                settling.thinner(divisor),
                measured.thinner(divisor));
    }

    /** The same workload with another length of what is measured. */
    public Workload measuring(int millis) {
        return new Workload(name, shape, sizeMillis, slideMillis, keys, draw, settling, measured.lasting(millis));
    }

    /** The workload in words. */
    public String description() {
        String windows =
                switch (shape) {
                    case TUMBLING -> "tumbling " + seconds(sizeMillis);
                    case SLIDING -> "sliding " + seconds(sizeMillis) + " / " + seconds(slideMillis);
                    case SESSION -> "sessions, gap " + seconds(sizeMillis);
                };
        String skew = draw == KeyDraw.ONE_HOT ? ", 90 % on one" : "";
        return keys + (keys == 1 ? " key" : " keys") + skew + ", " + windows;
    }

    private static String seconds(int millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
