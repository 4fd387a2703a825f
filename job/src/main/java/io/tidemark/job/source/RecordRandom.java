package io.tidemark.job.source;

/**
 * Random numbers of one record, decided by the seed and the record's number alone: SplitMix64 (Steele, Lea, Flood,
 * "Fast splittable pseudorandom number generators", 2014), started afresh for each record.
 */
final class RecordRandom {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    private long state;

    /** Starts the numbers of a record. The number is mixed first, or neighbours would share a shifted sequence. */
    void start(long seed, long record) {
        state = mix(mix(seed) ^ mix(record + GOLDEN_GAMMA));
    }

    /** Mixes all bits into all others (Stafford's variant 13). */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (nextLong() >>> 11) * DOUBLE_UNIT;
    }

    /** Uniform in [0, bound). */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Uniform in [0, bound], for bounds up to 2^53. */
    long upTo(long bound) {
        return (long) (uniform() * (bound + 1.0));
    }

    /** Normally distributed with mean 0 and standard deviation 1, by the Box-Muller transform. */
    double gaussian() {
        double radius = Math.sqrt(-2 * Math.log(1 - uniform()));
        return radius * Math.cos(2 * Math.PI * uniform());
    }
}
