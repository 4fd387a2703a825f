package io.tidemark.functions.running;

import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Keeps the last values.
 *
 * @param values how many
 */
record RecentBaselineType(int values) implements BaselineType<RecentBaseline> {

    @Override
    public RecentBaseline create() {
        return new RecentBaseline(values);
    }

    @Override
    public void add(RecentBaseline baseline, long time, double value) {
        baseline.add(value);
    }

    /**
     * <pre>
     * count    varint    of all values
     * values   double each, the last ones, oldest first; count of them, or as many as are kept
     * </pre>
     */
    @Override
    public void write(RecentBaseline baseline, DataOutput out) throws IOException {
        Varints.writeUnsigned(baseline.count(), out);
        for (int i = 0; i < baseline.size(); i++) {
            out.writeDouble(baseline.value(i));
        }
    }

    @Override
    public RecentBaseline read(DataInput in) throws IOException {
        long count = BaselineType.readCount(in);
        double[] kept = new double[(int) Math.min(count, values)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = in.readDouble();
        }
        return RecentBaseline.of(values, count, kept);
    }

    @Override
    public String parameters() {
        return "(n=" + values + ")#1";
    }
}
