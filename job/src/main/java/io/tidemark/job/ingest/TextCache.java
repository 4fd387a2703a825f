package io.tidemark.job.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Remembers the texts that byte strings stand for, of those that come again and again. A text that is found costs no garbage
 * and has its hash already.
 *
 * <p>Each byte string has two places; a new one takes the first and moves what was there to the second. So memory is bounded,
 * {@link #PLACES} texts of at most {@link #MAX_BYTES} bytes each, and finding and adding are O(length). Not for several threads.
 */
final class TextCache {

    /** Longest byte string that is remembered. */
    static final int MAX_BYTES = 128;

    /** Most texts that are remembered; a power of two. */
    private static final int PLACES = 1 << 15;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    /** A text and its bytes. */
    // Owned by the cache.
    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(int hash, byte[] bytes, String text) {

        boolean is(int otherHash, byte[] other, int length) {
            return hash == otherHash && Arrays.equals(bytes, 0, bytes.length, other, 0, length);
        }
    }

    private Entry[] entries;

    /** The text of the first bytes, or {@code null} when it is not remembered. */
    String find(byte[] bytes, int length) {
        if (entries == null) {
            return null;
        }
        int hash = hash(bytes, length);
        int place = hash & (PLACES - 1);
        Entry first = entries[place];
        if (first != null && first.is(hash, bytes, length)) {
            return first.text;
        }
        Entry second = entries[place ^ 1];
        return second != null && second.is(hash, bytes, length) ? second.text : null;
    }

    /** Remembers the text of the first bytes, at most {@link #MAX_BYTES}, which has not been found. */
    void add(byte[] bytes, int length, String text) {
        if (entries == null) {
            entries = new Entry[PLACES];
        }
        int hash = hash(bytes, length);
        int place = hash & (PLACES - 1);
        entries[place ^ 1] = entries[place];
        entries[place] = new Entry(hash, Arrays.copyOf(bytes, length), text);
    }

    private static int hash(byte[] bytes, int length) {
        long hash = length;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, i)) * MULTIPLIER;
            hash ^= hash >>> Integer.SIZE;
        }
        for (; i < length; i++) {
            hash = (hash ^ bytes[i]) * MULTIPLIER;
        }
        return (int) (hash ^ (hash >>> Integer.SIZE));
    }
}
