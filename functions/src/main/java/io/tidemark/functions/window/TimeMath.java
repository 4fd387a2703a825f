package io.tidemark.functions.window;

/** Arithmetic on millisecond times that clamps at the ends of the 64-bit range instead of wrapping. */
public final class TimeMath {

    private TimeMath() {}

    /** {@code a + b}, clamped to {@code [Long.MIN_VALUE, Long.MAX_VALUE]}. */
    public static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }

    /** {@code a - b}, clamped to {@code [Long.MIN_VALUE, Long.MAX_VALUE]}. */
    public static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return difference;
    }

    /**
     * How far {@code time} lies behind the newest point congruent to {@code offset} modulo {@code period}: {@code
     * floorMod(time - offset, period)} without the overflow of {@code time - offset}.
     *
     * @param periodMillis greater than zero
     * @return in {@code [0, periodMillis)}
     */
    public static long phase(long time, long offsetMillis, long periodMillis) {
        long difference = Math.floorMod(time, periodMillis) - Math.floorMod(offsetMillis, periodMillis);
        return difference < 0 ? difference + periodMillis : difference;
    }
}
