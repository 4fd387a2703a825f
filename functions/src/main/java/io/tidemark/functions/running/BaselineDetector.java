package io.tidemark.functions.running;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Compares each value with the baseline of those before: the score is {@code |x - center| / spread}, and a value is an anomaly when
 * it is above the threshold. Where all values of the baseline were equal any other one is an anomaly, without a score.
 *
 * <p>Anomalies are held out of the baseline, unless they are to be learned, in a baseline of their own. It is given up at the next
 * ordinary value, and becomes the baseline once it has as many values as it takes: that is how a shift of the level is followed.
 */
final class BaselineDetector<B extends Baseline> implements AnomalyDetector<BaselineDetector.Learned<B>> {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final DetectorRules rules;
    private final BaselineType<B> type;

    BaselineDetector(String kind, DetectorRules rules, BaselineType<B> type) {
        this.kind = kind;
        this.rules = rules;
        this.type = type;
    }

    @Override
    public Learned<B> create() {
        return new Learned<>(type.create(), null);
    }

    @Override
    public boolean judge(Learned<B> state, long time, double value, Judgement judgement) {
        double center = state.baseline.center();
        double spread = state.baseline.spread();
        double distance = Math.abs(value - center);
        double score = spread == 0 ? Double.NaN : distance / spread;
        judgement.set(value, center, spread, score, rules.threshold());
        boolean anomaly =
                state.baseline.count() >= rules.warmUp() && (spread == 0 ? distance > 0 : score > rules.threshold());
        if (anomaly && !rules.learnAnomalies()) {
            holdOut(state, time, value);
        } else {
            state.heldOut = null;
            type.add(state.baseline, time, value);
        }
        return anomaly;
    }

    private void holdOut(Learned<B> state, long time, double value) {
        if (state.heldOut == null) {
            state.heldOut = type.create();
        }
        type.add(state.heldOut, time, value);
        if (state.heldOut.count() >= rules.relearnAfter()) {
            state.baseline = state.heldOut;
            state.heldOut = null;
        }
    }

    /**
     * <pre>
     * baseline
     * boolean    whether anomalies are held out
     * baseline   of those, if so
     * </pre>
     */
    @Override
    public void write(Learned<B> state, DataOutput out) throws IOException {
        type.write(state.baseline, out);
        out.writeBoolean(state.heldOut != null);
        if (state.heldOut != null) {
            type.write(state.heldOut, out);
        }
    }

    @Override
    public Learned<B> read(DataInput in) throws IOException {
        B baseline = type.read(in);
        return new Learned<>(baseline, in.readBoolean() ? type.read(in) : null);
    }

    /** Rules may change without a loss: the same baseline is then judged by others. */
    @Override
    public String signature() {
        return kind + type.parameters();
    }

    /** The baseline of a key and the anomalies in a row since its latest ordinary value. */
    static final class Learned<B> {

        private B baseline;
        /** Null while there are none. */
        private B heldOut;

        private Learned(B baseline, B heldOut) {
            this.baseline = baseline;
            this.heldOut = heldOut;
        }
    }
}
