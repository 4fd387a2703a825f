package io.tidemark.job.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Strict UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF. ASCII passes eight bytes
 * at a time. O(length), no allocation.
 */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The top bit of each of eight bytes: set in any byte that is not ASCII. */
    private static final long TOP_BITS = 0x8080_8080_8080_8080L;

    private static final int CONTINUATION_MIN = 0x80;
    private static final int CONTINUATION_MAX = 0xbf;

    private Utf8() {}

    /** The position of the first character that is not UTF-8, or -1 when all of them are. */
    static int firstInvalid(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            if (i + Long.BYTES <= bytes.length && ((long) LONGS.get(bytes, i) & TOP_BITS) == 0) {
                i += Long.BYTES;
            } else if (bytes[i] >= 0) {
                i++;
            } else {
                int size = sizeOfCharacter(bytes, i);
                if (size == 0) {
                    return i;
                }
                i += size;
            }
        }
        return -1;
    }

    /** Bytes of the character that begins here and is not ASCII; 0 when there is none. */
    private static int sizeOfCharacter(byte[] bytes, int i) {
        int lead = bytes[i] & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        if (lead < 0xe0) {
            return isWithin(bytes, i + 1, CONTINUATION_MIN, CONTINUATION_MAX) ? 2 : 0;
        }
        int secondMin = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : CONTINUATION_MIN;
        int secondMax = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : CONTINUATION_MAX;
        if (!isWithin(bytes, i + 1, secondMin, secondMax)
                || !isWithin(bytes, i + 2, CONTINUATION_MIN, CONTINUATION_MAX)) {
            return 0;
        }
        if (lead < 0xf0) {
            return 3;
        }
        return isWithin(bytes, i + 3, CONTINUATION_MIN, CONTINUATION_MAX) ? 4 : 0;
    }

    private static boolean isWithin(byte[] bytes, int i, int min, int max) {
        return i < bytes.length && (bytes[i] & 0xff) >= min && (bytes[i] & 0xff) <= max;
    }
}
