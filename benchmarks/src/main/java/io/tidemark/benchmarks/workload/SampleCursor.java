package io.tidemark.benchmarks.workload;

import java.util.Random;

/**
 * Runs over the events of a workload, or over every n-th of them. Each event is a pure function of its number, so every run
 * of every engine sees the same ones; making one costs a few nanoseconds and no allocation.
 *
 * <p>Within a phase time advances evenly and each event comes up to {@link #DISORDER_MILLIS} before its time. Each phase ends
 * with {@link #CLOSING} events that are just late enough to carry the watermark to the end of the phase.
 */
public final class SampleCursor implements EventCursor {

    /** Events are less than this behind the newest event. */
    public static final int DISORDER_MILLIS = 200;

    /** How long half of the keys pause under {@link KeyDraw#IN_TURNS}; longer than the gap of their sessions. */
    public static final int TURN_MILLIS = 10_000;

    /** Closing events of a phase; the number of shares of a stream divides it, so that each has one. */
    public static final int CLOSING = 4;

    private static final int VALUE_BITS = 13;
    private static final int DISORDER_SHIFT = 16;
    private static final int DISORDER_BITS = 16;
    private static final int KEY_SHIFT = 32;
    private static final int KEY_BITS = 32;
    private static final long DISORDER_MASK = (1L << DISORDER_BITS) - 1;
    private static final double[] VALUES = lognormalValues();

    private final Workload workload;
    private final int share;
    private final int shares;
    private final boolean hot;
    private final boolean turns;
    private final long measuredFrom;

    /** Number of the next event. */
    private long next;
    /** Number of the first closing event of this phase, and of the first event of the next phase. */
    private long closingFrom;

    private long phaseEnd;
    /** Of the next event, before its own disorder. */
    private long phaseStartMillis;

    private long baseMillis;
    /** Thousandths of events still to come in this millisecond. */
    private int left;

    private int eventsPerSecond;
    private int roundRobin;

    private int key;
    private long time;
    private double value;

    /** All events of a workload. */
    public SampleCursor(Workload workload) {
        this(workload, 0, 1);
    }

    /**
     * A share of a workload: every {@code shares}-th event, so that time advances alike in all shares.
     *
     * @throws IllegalArgumentException when the shares do not divide {@link #CLOSING}
     */
    public SampleCursor(Workload workload, int share, int shares) {
        if (CLOSING % shares != 0) {
            throw new IllegalArgumentException("a stream is split in 1, 2 or " + CLOSING + " shares, found " + shares);
        }
        this.workload = workload;
        this.share = share;
        this.shares = shares;
        this.hot = workload.draw() == KeyDraw.ONE_HOT;
        this.turns = workload.draw() == KeyDraw.IN_TURNS;
        this.measuredFrom = workload.settling().events() + CLOSING;
        begin(workload.settling(), 0, Workload.START_MILLIS);
    }

    private void begin(Phase phase, long firstNumber, long startMillis) {
        eventsPerSecond = phase.eventsPerSecond();
        closingFrom = firstNumber + phase.events();
        phaseEnd = closingFrom + CLOSING;
        phaseStartMillis = startMillis;
        baseMillis = startMillis;
        next = firstNumber + Math.floorMod(share - firstNumber, shares);
        left = eventsPerSecond - Phase.MILLIS_PER_SECOND * (int) (next - firstNumber);
        roundRobin = (int) (next % workload.keys());
        skipMillis();
    }

    @Override
    public boolean advance() {
        if (next >= closingFrom) {
            return advanceToClosing();
        }
        long random = mix(next);
        int drawn;
        if (next < measuredFrom) {
            // Settling events come to each key in turn: then no slice of a sliding window is empty.
            drawn = roundRobin;
            roundRobin += shares;
            if (roundRobin >= workload.keys()) {
                roundRobin %= workload.keys();
            }
        } else {
            drawn = draw(random >>> KEY_SHIFT);
        }
        if (turns) {
            drawn = (drawn & -2) | (int) ((baseMillis - Workload.START_MILLIS) / TURN_MILLIS & 1);
        }
        key = drawn;
        time = baseMillis + (((random >>> DISORDER_SHIFT & DISORDER_MASK) * DISORDER_MILLIS) >>> DISORDER_BITS);
        value = VALUES[(int) random & VALUES.length - 1];
        next += shares;
        left -= Phase.MILLIS_PER_SECOND * shares;
        skipMillis();
        return true;
    }

    private void skipMillis() {
        while (left <= 0) {
            left += eventsPerSecond;
            baseMillis++;
        }
    }

    private boolean advanceToClosing() {
        if (next >= phaseEnd) {
            if (phaseEnd > measuredFrom) {
                return false;
            }
            begin(workload.measured(), phaseEnd, workload.settledMillis());
            return advance();
        }
        int closing = (int) (next - closingFrom);
        long phaseMillis = phaseEnd > measuredFrom
                ? workload.measured().millis()
                : workload.settling().millis();
        key = closing % workload.keys();
        time = phaseStartMillis + phaseMillis + DISORDER_MILLIS;
        value = VALUES[closing];
        next += shares;
        return true;
    }

    private int draw(long bits) {
        int keys = workload.keys();
        if (!hot) {
            return (int) ((bits * keys) >>> KEY_BITS);
        }
        int scaled = (int) ((bits * keys * 10) >>> KEY_BITS);
        return Math.max(0, scaled - 9 * keys);
    }

    /** Whether this event was the last one of the settling phase. */
    public boolean hasSettled() {
        return next >= phaseEnd && phaseEnd == measuredFrom;
    }

    @Override
    public int key() {
        return key;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public double value() {
        return value;
    }

    /** The output function of SplitMix64 (Steele, Lea, Flood 2014): neighbouring numbers give unrelated bits. */
    private static long mix(long number) {
        long z = (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static double[] lognormalValues() {
        Random random = new Random(42);
        double[] values = new double[1 << VALUE_BITS];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(StrictMath.exp(3 + random.nextGaussian()) * 1000) / 1000.0;
        }
        return values;
    }
}
