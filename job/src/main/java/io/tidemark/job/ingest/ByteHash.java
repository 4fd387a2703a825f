package io.tidemark.job.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes short byte strings, eight bytes at a time, for tables in memory. Not the same from release to release, and no defence
 * against strings that collide on purpose: who uses it has to bear them.
 */
final class ByteHash {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** 2^64 over the golden ratio (Knuth, The Art of Computer Programming, 6.4). */
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private ByteHash() {}

    /** The hash of so many bytes from here on. O(length). */
    static int of(byte[] bytes, int from, int length) {
        long hash = length;
        int end = from + length;
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            hash = mixed(hash ^ (long) LONGS.get(bytes, i));
        }
        if (length >= Long.BYTES) {
            // The rest, and some bytes before it once more.
            hash = mixed(hash ^ (long) LONGS.get(bytes, end - Long.BYTES));
        } else {
            for (; i < end; i++) {
                hash = (hash ^ bytes[i]) * MULTIPLIER;
            }
        }
        // The upper half, on which all bits of a factor have their say; on the lower bits of a product only the lower
        // ones have.
        return (int) ((hash * MULTIPLIER) >>> Integer.SIZE);
    }

    private static long mixed(long hash) {
        long product = hash * MULTIPLIER;
        return product ^ (product >>> Integer.SIZE);
    }
}
