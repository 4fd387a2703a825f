package io.tidemark.functions.running;

import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The last 64-bit words of a stream, up to a limit, in a ring that grows as it fills. */
final class RecentRing {

    private static final int INITIAL_CAPACITY = 8;

    private final int limit;
    private long[] words;
    /** Where the oldest word is, once the ring is full. */
    private int first;

    private int size;

    RecentRing(int limit) {
        this(limit, Math.min(limit, INITIAL_CAPACITY));
    }

    private RecentRing(int limit, int capacity) {
        this.limit = limit;
        this.words = new long[capacity];
    }

    /** Appends a word; the oldest goes when there are as many as the limit. */
    void add(long word) {
        if (size == limit) {
            words[first] = word;
            first = first + 1 == limit ? 0 : first + 1;
            return;
        }
        if (size == words.length) {
            long[] larger = new long[(int) Math.min(limit, 2L * size)];
            System.arraycopy(words, 0, larger, 0, size);
            words = larger;
        }
        words[size++] = word;
    }

    int size() {
        return size;
    }

    /** A word, 0 being the oldest. */
    long get(int index) {
        int at = first + index;
        return words[at < size ? at : at - size];
    }

    /** {@code v size | long word}…, the oldest first. */
    void write(DataOutput out) throws IOException {
        Varints.writeUnsigned(size, out);
        for (int i = 0; i < size; i++) {
            out.writeLong(get(i));
        }
    }

    /**
     * Reads what {@link #write} wrote of a ring with this limit.
     *
     * @throws IOException when there are more words than the limit
     */
    static RecentRing read(int limit, DataInput in) throws IOException {
        int size = Varints.readLength(in, limit);
        RecentRing ring = new RecentRing(limit, Math.max(Math.min(limit, INITIAL_CAPACITY), size));
        for (int i = 0; i < size; i++) {
            ring.words[i] = in.readLong();
        }
        ring.size = size;
        return ring;
    }
}
