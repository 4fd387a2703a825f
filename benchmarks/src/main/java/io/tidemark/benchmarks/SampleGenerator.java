package io.tidemark.benchmarks;

import java.util.Random;

/**
 * Makes the sample with a given number: a pure function, so that every run and every share of a run sees the same events.
 *
 * <p>Time advances evenly at the workload's rate; each event is up to {@link #DISORDER_MILLIS} older than its place says.
 * Keys are uniform. With pauses, even and odd keys take turns of {@link #TURN_MILLIS}, so that sessions close.
 */
final class SampleGenerator {

    /** Events are less than this behind the newest event. */
    static final int DISORDER_MILLIS = 200;

    /** How long half of the keys pause under workloads with pauses; longer than the gap of their sessions. */
    static final long TURN_MILLIS = 10_000;

    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final int TABLE_BITS = 16;
    private static final int DISORDER_SHIFT = 16;
    private static final int KEY_SHIFT = 32;
    private static final double[] VALUES = lognormalValues();

    private final int keys;
    private final long eventsPerSecond;
    private final boolean pauses;

    SampleGenerator(Workload workload) {
        this.keys = workload.keys();
        this.eventsPerSecond = workload.eventsPerSecond();
        this.pauses = workload.shape() == WindowShape.SESSION;
    }

    Sample sample(long number) {
        long random = mix(number);
        long elapsedMillis = number * 1000 / eventsPerSecond;
        int key = scale(random >>> KEY_SHIFT, 32, keys);
        if (pauses) {
            key = (key & -2) | (int) ((elapsedMillis / TURN_MILLIS) & 1);
        }
        int disorder = scale((random >>> DISORDER_SHIFT) & 0xffff, 16, DISORDER_MILLIS);
        return new Sample(
                key,
                START_MILLIS + DISORDER_MILLIS + elapsedMillis - disorder,
                VALUES[(int) (random & (VALUES.length - 1))]);
    }

    /** Maps {@code bits} random bits to {@code [0, bound)}. */
    private static int scale(long random, int bits, int bound) {
        return (int) ((random * bound) >>> bits);
    }

    /** The output function of SplitMix64 (Steele, Lea, Flood 2014): neighbouring numbers give unrelated bits. */
    static long mix(long number) {
        long z = (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static double[] lognormalValues() {
        Random random = new Random(42);
        double[] values = new double[1 << TABLE_BITS];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(StrictMath.exp(3 + random.nextGaussian()) * 1000) / 1000.0;
        }
        return values;
    }
}
