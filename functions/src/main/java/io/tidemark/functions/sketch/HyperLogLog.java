package io.tidemark.functions.sketch;

import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An estimate of how many different texts there were, in 4096 registers. After P. Flajolet et al., "HyperLogLog: the analysis
 * of a near-optimal cardinality estimation algorithm" (2007); read by the estimator of O. Ertl, "New cardinality estimation
 * algorithms for HyperLogLog sketches" (2017), section 4, which needs no correction for few or many texts.
 *
 * <p>Up to {@value #MAX_HASHES} different texts their hashes are kept themselves, as in the sparse form of S. Heule et al.,
 * "HyperLogLog in practice" (2013), and the count is right but for equal hashes of 64 bits. Beyond that the standard error is
 * {@code 1.04 / sqrt(4096)} = 1.6 %. The state depends only on the set of texts: neither on their
 * order nor on how often each came nor on merging. Adding is O(length of the text) and allocates little.
 */
public final class HyperLogLog {

    private static final int INDEX_BITS = 12;
    private static final int REGISTERS = 1 << INDEX_BITS;
    /** Bits of a hash that count leading zeros; the largest rank is one more. */
    private static final int RANK_BITS = Long.SIZE - INDEX_BITS;

    private static final double ALPHA_INFINITY = 1 / (2 * Math.log(2));
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    /** Hashes whose bytes, with their number, are no more than those of all registers. */
    private static final int MAX_HASHES = REGISTERS / Long.BYTES - 1;

    /** {@code null} once there are registers; in order, so that equal sets give equal bytes. */
    private SortedSet<Long> hashes;
    /** {@code null} as long as there are hashes. */
    private byte[] ranks;

    /** A sketch of no texts. */
    public HyperLogLog() {
        this(new TreeSet<>(), null);
    }

    private HyperLogLog(SortedSet<Long> hashes, byte[] ranks) {
        this.hashes = hashes;
        this.ranks = ranks;
    }

    /** Takes in a text. */
    public void add(String text) {
        addHash(hash(text));
    }

    private void addHash(long hash) {
        if (hashes == null) {
            rank(hash);
        } else if (hashes.add(hash) && hashes.size() > MAX_HASHES) {
            toRegisters();
        }
    }

    private void toRegisters() {
        ranks = new byte[REGISTERS];
        hashes.forEach(this::rank);
        hashes = null;
    }

    private void rank(long hash) {
        int register = (int) (hash >>> RANK_BITS);
        // The bit below the last one of the rank bits ends the count where all of them are zero.
        int rank = Long.numberOfLeadingZeros((hash << INDEX_BITS) | (1L << (INDEX_BITS - 1))) + 1;
        if (rank > ranks[register]) {
            ranks[register] = (byte) rank;
        }
    }

    /** FNV-1a over the UTF-16 units, then the finalizer of MurmurHash3, which spreads them over all bits. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return hash ^ (hash >>> 33);
    }

    /** Makes this the sketch of the texts of both; {@code from} stays as it is. */
    public void merge(HyperLogLog from) {
        if (from.hashes != null) {
            new TreeSet<>(from.hashes).forEach(this::addHash);
            return;
        }
        if (hashes != null) {
            toRegisters();
        }
        for (int register = 0; register < REGISTERS; register++) {
            ranks[register] = (byte) Math.max(ranks[register], from.ranks[register]);
        }
    }

    /** A copy that shares nothing. */
    public HyperLogLog copy() {
        return hashes == null ? new HyperLogLog(null, ranks.clone()) : new HyperLogLog(new TreeSet<>(hashes), null);
    }

    /** About how many different texts there were; 0 for none. */
    public double estimate() {
        if (hashes != null) {
            return hashes.size();
        }
        int[] registersOfRank = new int[RANK_BITS + 2];
        for (byte rank : ranks) {
            registersOfRank[rank]++;
        }
        double sum = REGISTERS * tau(1 - registersOfRank[RANK_BITS + 1] / (double) REGISTERS);
        for (int rank = RANK_BITS; rank >= 1; rank--) {
            sum = (sum + registersOfRank[rank]) / 2;
        }
        sum += REGISTERS * sigma(registersOfRank[0] / (double) REGISTERS);
        return ALPHA_INFINITY * REGISTERS * REGISTERS / sum;
    }

    /** Ertl's sigma: {@code x + sum of x^(2^k) 2^(k-1)}; infinite for 1, when all registers are unused. */
    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = share;
        double factor = 1;
        double sum = share;
        double before;
        do {
            power *= power;
            before = sum;
            sum += power * factor;
            factor *= 2;
        } while (sum != before);
        return sum;
    }

    /** Ertl's tau: {@code (1 - x - sum of (1 - x^(2^-k))^2 2^-k) / 3}. */
    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double root = share;
        double factor = 1;
        double sum = 1 - share;
        double before;
        do {
            root = Math.sqrt(root);
            before = sum;
            factor /= 2;
            sum -= (1 - root) * (1 - root) * factor;
        } while (sum != before);
        return sum / 3;
    }

    /**
     * Writes the sketch; equal sets of texts give equal bytes.
     *
     * <pre>
     * registers  boolean
     * if not:
     *   size     varint
     *   hashes             size longs, ascending
     * if so:
     *   ranks    4096 bytes
     * </pre>
     */
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(hashes == null);
        if (hashes == null) {
            out.write(ranks);
            return;
        }
        Varints.writeUnsigned(hashes.size(), out);
        for (long hash : hashes) {
            out.writeLong(hash);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when the bytes cannot be those of a sketch
     */
    public static HyperLogLog read(DataInput in) throws IOException {
        HyperLogLog sketch = new HyperLogLog();
        if (!in.readBoolean()) {
            for (int left = Varints.readLength(in, MAX_HASHES); left > 0; left--) {
                sketch.hashes.add(in.readLong());
            }
            return sketch;
        }
        sketch.toRegisters();
        in.readFully(sketch.ranks);
        for (byte rank : sketch.ranks) {
            if (rank < 0 || rank > RANK_BITS + 1) {
                throw new IOException("found the rank " + rank + " where 0 to " + (RANK_BITS + 1)
                        + " are possible: the state is damaged or was written by something else");
            }
        }
        return sketch;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HyperLogLog that
                && Objects.equals(hashes, that.hashes)
                && Arrays.equals(ranks, that.ranks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(hashes, Arrays.hashCode(ranks));
    }
}
