package io.tidemark.functions.running;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Values per second over the time between the earliest and the latest of the last n, {@code (n - 1) / (t_max - t_min)}; {@code
 * null} while there is no time between them. The last n are those that came last, whatever their times. Reading costs O(n),
 * adding O(1); memory 8 bytes a value.
 *
 * @param n how many times are kept, 2 to {@value LastN#MAX_N}
 */
public record RunningRate(int n) implements RunningStatistic<RunningRate.State> {

    private static final double MILLIS_PER_SECOND = 1000;

    /** The times of one key. */
    public static final class State {
        private final RecentRing times;

        private State(RecentRing times) {
            this.times = times;
        }
    }

    /**
     * @throws IllegalArgumentException when n is out of range
     */
    public RunningRate {
        if (n < 2 || n > LastN.MAX_N) {
            throw new IllegalArgumentException(
                    "a running rate is over 2 to " + LastN.MAX_N + " values, found n = " + n);
        }
    }

    @Override
    public State create() {
        return new State(new RecentRing(n));
    }

    @Override
    public void add(State state, long time, double value) {
        state.times.add(time);
    }

    @Override
    public Double result(State state) {
        int count = state.times.size();
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            earliest = Math.min(earliest, state.times.get(i));
            latest = Math.max(latest, state.times.get(i));
        }
        if (earliest >= latest) {
            return null;
        }
        // In doubles: times at both ends of 64 bits lie further apart than a long holds.
        return (count - 1) * MILLIS_PER_SECOND / ((double) latest - (double) earliest);
    }

    /** As {@link RecentRing} writes the times. */
    @Override
    public void write(State state, DataOutput out) throws IOException {
        state.times.write(out);
    }

    @Override
    public State read(DataInput in) throws IOException {
        return new State(RecentRing.read(n, in));
    }

    @Override
    public String signature() {
        return "running-rate(n=" + n + ")/1";
    }
}
