package io.tidemark.functions.window;

import java.util.Optional;

/**
 * Windows that share a start and grow by a step up to a maximum size: {@code [S, S + k·step)} for every k with {@code t <
 * S + k·step <= S + maxSize}, where {@code S = t - floorMod(t - offset, maxSize)}.
 *
 * @param maxSizeMillis a multiple of the step
 * @param stepMillis at least 1
 * @param offsetMillis shifts every window's start; any value
 */
public record CumulatingWindows(long maxSizeMillis, long stepMillis, long offsetMillis) implements WindowAssigner {

    public CumulatingWindows {
        if (stepMillis <= 0 || maxSizeMillis < stepMillis || maxSizeMillis % stepMillis != 0) {
            throw new IllegalArgumentException(
                    "cumulating windows need a max-size that is a multiple of the step, found max-size " + maxSizeMillis
                            + " ms and step " + stepMillis + " ms");
        }
    }

    @Override
    public void assign(long time, Windows windows) {
        long phase = TimeMath.phase(time, offsetMillis, maxSizeMillis);
        long start = TimeMath.subtract(time, phase);
        // Distances are kept relative to the event, so that a clamped start does not shorten the windows.
        long last = maxSizeMillis - phase;
        long ahead = (phase / stepMillis + 1) * stepMillis - phase;
        while (true) {
            long end = TimeMath.add(time, ahead);
            windows.add(start, end);
            // Compared before the step is added, which might overflow. Further ends would clamp to the same window.
            if (ahead > last - stepMillis || end == Long.MAX_VALUE) {
                return;
            }
            ahead += stepMillis;
        }
    }

    @Override
    public long windowsAt(long time) {
        return (maxSizeMillis - TimeMath.phase(time, offsetMillis, maxSizeMillis) - 1) / stepMillis + 1;
    }

    @Override
    public Optional<WindowGrid> grid() {
        return Optional.of(new WindowGrid(stepMillis, offsetMillis, maxSizeMillis));
    }

    @Override
    public boolean overlaps() {
        return maxSizeMillis > stepMillis;
    }
}
