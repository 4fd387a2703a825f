package io.tidemark.functions.running;

import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.window.TimeMath;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges a value by those of the same bucket of the season; what a bucket has learned is that of the inner detector.
 *
 * @param <S> the inner detector's state
 */
final class SeasonalDetector<S> implements AnomalyDetector<SortedMap<Integer, S>> {

    private static final long serialVersionUID = 1L;

    private static final long MILLIS_PER_SECOND = 1_000;

    private final SeasonOptions options;
    private final AnomalyDetector<S> inner;
    private final ZoneRules rules;
    private final long seasonMillis;
    private final long bucketMillis;

    SeasonalDetector(SeasonOptions options, AnomalyDetector<S> inner) {
        this.options = options;
        this.inner = inner;
        this.rules = options.zone().getRules();
        this.seasonMillis = options.season().toMillis();
        this.bucketMillis = options.bucket().toMillis();
    }

    @Override
    public SortedMap<Integer, S> create() {
        return new TreeMap<>();
    }

    @Override
    public boolean judge(SortedMap<Integer, S> state, long time, double value, Judgement judgement) {
        S bucket = state.computeIfAbsent(bucket(time), number -> inner.create());
        return inner.judge(bucket, time, value, judgement);
    }

    /** The number of the bucket that a time belongs to, from 0. */
    private int bucket(long time) {
        long offset =
                MILLIS_PER_SECOND * rules.getOffset(Instant.ofEpochMilli(time)).getTotalSeconds();
        return (int) (Math.floorMod(TimeMath.add(time, offset), seasonMillis) / bucketMillis);
    }

    /**
     * <pre>
     * buckets   varint   how many there are
     * for each, in order:
     *   number  varint
     *   state   of the inner detector
     * </pre>
     */
    @Override
    public void write(SortedMap<Integer, S> state, DataOutput out) throws IOException {
        Varints.writeUnsigned(state.size(), out);
        for (Map.Entry<Integer, S> bucket : state.entrySet()) {
            Varints.writeUnsigned(bucket.getKey(), out);
            inner.write(bucket.getValue(), out);
        }
    }

    @Override
    public SortedMap<Integer, S> read(DataInput in) throws IOException {
        SortedMap<Integer, S> state = create();
        int buckets = options.buckets();
        for (int left = Varints.readLength(in, buckets); left > 0; left--) {
            int number = Varints.readLength(in, buckets - 1);
            state.put(number, inner.read(in));
        }
        return state;
    }

    @Override
    public String signature() {
        return "seasonal(season=" + seasonMillis + "ms,bucket=" + bucketMillis + "ms,zone=" + options.zone() + ","
                + inner.signature() + ")#1";
    }
}
