package io.tidemark.functions.window;

import java.util.Optional;

/**
 * Windows of one size, side by side: {@code start = t - floorMod(t - offset, size)}.
 *
 * @param sizeMillis at least 1
 * @param offsetMillis shifts every window's start; any value
 */
public record TumblingWindows(long sizeMillis, long offsetMillis) implements WindowAssigner {

    public TumblingWindows {
        if (sizeMillis <= 0) {
            throw new IllegalArgumentException(
                    "tumbling windows need a size of at least 1 ms, found size " + sizeMillis + " ms");
        }
    }

    @Override
    public void assign(long time, Windows windows) {
        long phase = TimeMath.phase(time, offsetMillis, sizeMillis);
        windows.add(TimeMath.subtract(time, phase), TimeMath.add(time, sizeMillis - phase));
    }

    @Override
    public long windowsAt(long time) {
        return 1;
    }

    @Override
    public Optional<WindowGrid> grid() {
        return Optional.of(new WindowGrid(sizeMillis, offsetMillis, sizeMillis));
    }

    @Override
    public boolean overlaps() {
        return false;
    }
}
