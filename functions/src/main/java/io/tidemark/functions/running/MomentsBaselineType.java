package io.tidemark.functions.running;

import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Mean and standard deviation of all values, equally weighted or such that a value of event time t weighs {@code 2^-((T - t) / half-life)}
 * at T, the latest event time there has been. Late values weigh as if they had come in time. With weights w the mean is
 * {@code Σwx / Σw} and the variance {@code Σw(x - mean)² / (Σw - Σw² / Σw)}, which for equal weights is that of a sample.
 *
 * <p>In one pass: D. H. D. West, "Updating mean and variance estimates: an improved method", Communications of the ACM 22 (1979); for
 * equal weights that is B. P. Welford's method, Technometrics 4 (1962). A half-life multiplies all weights by one factor as time
 * goes on, which changes neither mean nor variance.
 *
 * @param halfLifeMillis {@link #NONE} for equal weights
 */
record MomentsBaselineType(long halfLifeMillis) implements BaselineType<MomentsBaseline> {

    static final long NONE = 0;

    static final MomentsBaselineType OF_ALL = new MomentsBaselineType(NONE);

    /**
     * When all values together have come to weigh less than this share of a new one, the baseline starts anew, warm-up and all: a
     * spread of what is left would be one of the newest two or three values.
     */
    private static final double FADED = 1.0 / 1024;

    @Override
    public MomentsBaseline create() {
        return new MomentsBaseline();
    }

    @Override
    public void add(MomentsBaseline baseline, long time, double value) {
        double added = halfLifeMillis == NONE ? 1 : moveTo(baseline, time);
        baseline.count++;
        baseline.weight += added;
        baseline.weightSquares += added * added;
        double share = added / baseline.weight;
        double delta = value - baseline.mean;
        if (Double.isInfinite(delta)) {
            baseline.mean = baseline.mean * (1 - share) + value * share;
        } else {
            baseline.mean += delta * share;
        }
        // Never negative: the new mean lies between the old one and the value.
        baseline.squares += added * delta * (value - baseline.mean);
    }

    /** Lets the weights fade to a later time; returns the weight of a value of this time. */
    private double moveTo(MomentsBaseline baseline, long time) {
        // As doubles, whose difference cannot overflow; to the millisecond within 285,000 years of 1970.
        double passed = baseline.count == 0 ? 0 : (double) time - (double) baseline.latest;
        double fading = Math.pow(0.5, Math.abs(passed) / halfLifeMillis);
        if (passed < 0) {
            return fading;
        }
        baseline.latest = time;
        baseline.weight *= fading;
        baseline.weightSquares *= fading * fading;
        baseline.squares *= fading;
        if (baseline.weight < FADED) {
            baseline.count = 0;
            baseline.mean = 0;
            baseline.squares = 0;
            baseline.weight = 0;
            baseline.weightSquares = 0;
        }
        return 1;
    }

    /**
     * <pre>
     * count          varint
     * mean           double    if there are values
     * squares        double    if there are values
     * weight         double    if there are values and a half-life
     * weightSquares  double    if there are values and a half-life
     * latest         varint    signed; if there are values and a half-life
     * </pre>
     */
    @Override
    public void write(MomentsBaseline baseline, DataOutput out) throws IOException {
        Varints.writeUnsigned(baseline.count, out);
        if (baseline.count == 0) {
            return;
        }
        out.writeDouble(baseline.mean);
        out.writeDouble(baseline.squares);
        if (halfLifeMillis != NONE) {
            out.writeDouble(baseline.weight);
            out.writeDouble(baseline.weightSquares);
            Varints.writeSigned(baseline.latest, out);
        }
    }

    @Override
    public MomentsBaseline read(DataInput in) throws IOException {
        MomentsBaseline baseline = create();
        baseline.count = BaselineType.readCount(in);
        if (baseline.count == 0) {
            return baseline;
        }
        baseline.mean = in.readDouble();
        baseline.squares = in.readDouble();
        if (halfLifeMillis == NONE) {
            baseline.weight = baseline.count;
            baseline.weightSquares = baseline.count;
        } else {
            baseline.weight = in.readDouble();
            baseline.weightSquares = in.readDouble();
            baseline.latest = Varints.readSigned(in);
        }
        return baseline;
    }

    @Override
    public String parameters() {
        return halfLifeMillis == NONE ? "()#1" : "(half-life=" + halfLifeMillis + "ms)#1";
    }
}
