package io.tidemark.functions.window;

/**
 * Activity of a key without a pause longer than a gap: an event opens {@code [t, t + gap)}, and sessions that overlap or
 * touch are one ({@code t2 - t1 <= gap}).
 *
 * @param gapMillis at least 1
 */
public record SessionWindows(long gapMillis) implements WindowAssigner {

    public SessionWindows {
        if (gapMillis <= 0) {
            throw new IllegalArgumentException(
                    "session windows need a gap of at least 1 ms, found gap " + gapMillis + " ms");
        }
    }

    @Override
    public void assign(long time, Windows windows) {
        windows.add(time, TimeMath.add(time, gapMillis));
    }

    @Override
    public boolean isMerging() {
        return true;
    }

    @Override
    public boolean overlaps() {
        return false;
    }
}
