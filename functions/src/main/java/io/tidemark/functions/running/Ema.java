package io.tidemark.functions.running;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The exponential moving average: the first value seeds it, each further one moves it, {@code ema = alpha·x + (1 - alpha)·ema}.
 * {@code null} before the first value. Each value counts as one step, however much time lies between them.
 *
 * @param alpha weight of the newest value, above 0 and up to 1; 1 shows the last value
 */
public record Ema(double alpha) implements RunningStatistic<Ema.State> {

    /** The average of one key. */
    public static final class State {
        /** NaN before the first value. */
        private double average = Double.NaN;
    }

    /**
     * @throws IllegalArgumentException when alpha is out of range
     */
    public Ema {
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("the alpha of an ema must be above 0 and at most 1, found " + alpha);
        }
    }

    /**
     * The average whose weights have the same centre of mass as a mean of the last {@code span} values: {@code alpha = 2/(span +
     * 1)}.
     *
     * @throws IllegalArgumentException when the span is below 1
     */
    public static Ema ofSpan(double span) {
        if (!(span >= 1 && span < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the span of an ema must be at least 1, found " + span);
        }
        return new Ema(2 / (span + 1));
    }

    @Override
    public State create() {
        return new State();
    }

    @Override
    public void add(State state, long time, double value) {
        // Not ema + alpha·(x - ema): the distance of two finite numbers may be infinite.
        state.average = Double.isNaN(state.average) ? value : alpha * value + (1 - alpha) * state.average;
    }

    @Override
    public Double result(State state) {
        return Double.isNaN(state.average) ? null : state.average;
    }

    /** {@code double average}, NaN before the first value. */
    @Override
    public void write(State state, DataOutput out) throws IOException {
        out.writeDouble(state.average);
    }

    @Override
    public State read(DataInput in) throws IOException {
        State state = new State();
        state.average = in.readDouble();
        return state;
    }

    /** The average depends on alpha alone: another one would go on from what this one has made of the past. */
    @Override
    public String signature() {
        return "ema(alpha=" + alpha + ")/1";
    }
}
