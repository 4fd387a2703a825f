package io.tidemark.functions.window;

/**
 * How long windows are that are not all of one length.
 *
 * @param usualShortestMillis as short as they get but for rare ones; at least 1
 * @param longestMillis none is longer
 */
public record WindowLengths(long usualShortestMillis, long longestMillis) {

    public WindowLengths {
        if (usualShortestMillis <= 0 || longestMillis < usualShortestMillis) {
            throw new IllegalArgumentException("window lengths need 0 < shortest <= longest, found shortest "
                    + usualShortestMillis + " ms and longest " + longestMillis + " ms");
        }
    }
}
