package io.tidemark.functions.window;

/**
 * Slices of time, side by side like {@link TumblingWindows}: between two neighbouring points of a {@link WindowGrid} no
 * window of that grid starts or ends, so all events of a slice belong to the same windows. Slices hold what such windows
 * share; they never fire.
 *
 * @param widthMillis at least 1
 * @param offsetMillis shifts every slice's start; any value
 */
public record Slices(long widthMillis, long offsetMillis) implements WindowAssigner {

    public Slices {
        if (widthMillis <= 0) {
            throw new IllegalArgumentException("slices need a width of at least 1 ms, found " + widthMillis + " ms");
        }
    }

    /** First millisecond of the slice that holds {@code time}. */
    public long start(long time) {
        return TimeMath.subtract(time, TimeMath.phase(time, offsetMillis, widthMillis));
    }

    @Override
    public void assign(long time, Windows windows) {
        long phase = TimeMath.phase(time, offsetMillis, widthMillis);
        windows.add(TimeMath.subtract(time, phase), TimeMath.add(time, widthMillis - phase));
    }

    @Override
    public boolean overlaps() {
        return false;
    }
}
