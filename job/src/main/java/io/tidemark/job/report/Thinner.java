package io.tidemark.job.report;

import io.tidemark.operators.Pane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws many windows as few points: time is cut into equal slots, and a slot with several windows shows the lowest of each of
 * their values, then the highest. So no spike is lost, and every number that is shown is one of a result.
 */
final class Thinner {

    private final long from;
    private final double slotMillis;
    private final Slot[] slots;

    /**
     * @param from the first point's time, epoch milliseconds
     * @param to the last point's time
     * @param maxPoints of the result, at least 2
     */
    Thinner(long from, long to, int maxPoints) {
        this.from = from;
        this.slots = new Slot[maxPoints / 2];
        this.slotMillis = Math.max(1, ((double) to - from + 1) / slots.length);
    }

    void add(WindowPoint window) {
        int index = (int) Math.max(0, Math.min(slots.length - 1, (long) ((window.time() - from) / slotMillis)));
        if (slots[index] == null) {
            slots[index] = new Slot(window);
        } else {
            slots[index].add(window);
        }
    }

    /** The points in order of time. */
    List<ChartPoint> points() {
        List<ChartPoint> points = new ArrayList<>();
        for (int index = 0; index < slots.length; index++) {
            Slot slot = slots[index];
            if (slot == null) {
                continue;
            }
            if (slot.windows == 1) {
                points.add(new ChartPoint(slot.firstTime, slot.start, slot.pane, slot.minCount, slot.min));
            } else {
                // At the slot's own times, so that equal slots are equally far apart.
                points.add(new ChartPoint(time(index + 0.25), slot.start, slot.pane, slot.minCount, slot.min));
                points.add(new ChartPoint(time(index + 0.75), slot.start, slot.pane, slot.maxCount, slot.max));
            }
        }
        return points;
    }

    private long time(double slot) {
        return from + Math.round(slot * slotMillis);
    }

    private static final class Slot {

        private final long firstTime;
        private long start;
        private Pane pane;
        private long windows = 1;
        private long minCount;
        private long maxCount;
        private double[] min;
        private double[] max;

        Slot(WindowPoint window) {
            firstTime = window.time();
            start = window.start();
            pane = window.newest();
            minCount = window.count();
            maxCount = window.count();
            min = window.values().clone();
            max = window.values().clone();
        }

        void add(WindowPoint window) {
            windows++;
            start = Math.min(start, window.start());
            // A late pane among many is worth being seen.
            pane = window.newest() == Pane.LATE ? Pane.LATE : pane;
            minCount = Math.min(minCount, window.count());
            maxCount = Math.max(maxCount, window.count());
            double[] values = window.values();
            min = withPlaces(min, values.length);
            max = withPlaces(max, values.length);
            for (int place = 0; place < values.length; place++) {
                // The comparisons are written so that NaN gives way to a number.
                min[place] = min[place] <= values[place] || Double.isNaN(values[place]) ? min[place] : values[place];
                max[place] = max[place] >= values[place] || Double.isNaN(values[place]) ? max[place] : values[place];
            }
        }

        private static double[] withPlaces(double[] values, int places) {
            if (values.length >= places) {
                return values;
            }
            double[] longer = Arrays.copyOf(values, places);
            Arrays.fill(longer, values.length, places, Double.NaN);
            return longer;
        }
    }
}
