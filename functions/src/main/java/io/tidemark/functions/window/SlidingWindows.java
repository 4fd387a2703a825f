package io.tidemark.functions.window;

import java.util.Optional;

/**
 * Windows of one size that start every slide: each {@code start ≡ offset (mod slide)} with {@code start <= t < start +
 * size}. The size need not be a multiple of the slide; an event then belongs to {@code floor(size / slide)} or one more.
 *
 * @param sizeMillis at least the slide
 * @param slideMillis at least 1
 * @param offsetMillis shifts every window's start; any value
 */
public record SlidingWindows(long sizeMillis, long slideMillis, long offsetMillis) implements WindowAssigner {

    public SlidingWindows {
        if (slideMillis <= 0 || slideMillis > sizeMillis) {
            throw new IllegalArgumentException("sliding windows need 0 < slide <= size, found slide " + slideMillis
                    + " ms and size " + sizeMillis + " ms");
        }
    }

    @Override
    public void assign(long time, Windows windows) {
        long newest = TimeMath.phase(time, offsetMillis, slideMillis);
        // How far behind the event the oldest window that still holds it starts; below size, so nothing here overflows.
        long behind = newest + (sizeMillis - 1 - newest) / slideMillis * slideMillis;
        for (; behind >= newest; behind -= slideMillis) {
            windows.add(TimeMath.subtract(time, behind), TimeMath.add(time, sizeMillis - behind));
        }
    }

    @Override
    public long windowsAt(long time) {
        long newest = TimeMath.phase(time, offsetMillis, slideMillis);
        return (sizeMillis - 1 - newest) / slideMillis + 1;
    }

    @Override
    public Optional<WindowGrid> grid() {
        long step = WindowGrid.greatestCommonDivisor(sizeMillis, slideMillis);
        return Optional.of(new WindowGrid(step, offsetMillis, sizeMillis));
    }

    @Override
    public boolean overlaps() {
        return sizeMillis > slideMillis;
    }
}
