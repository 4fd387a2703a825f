package io.tidemark.job.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Finds the end of strings in JSON text, whose bytes are known to be UTF-8, and decodes them. */
final class JsonStrings {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOP_BITS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;

    private static final int HEX_DIGITS = 4;
    private static final int HEX_RADIX = 16;

    private JsonStrings() {}

    /**
     * The position of the first quote, backslash or control character from here on, or the length when there is none. Looks at
     * eight bytes at a time: a byte below n borrows into its top bit when n is taken away, and the lowest such bit is exact
     * (Warren, Hacker's Delight, 6-1).
     */
    static int plainEnd(byte[] json, int from) {
        int i = from;
        for (; i + Long.BYTES <= json.length; i += Long.BYTES) {
            long word = (long) LONGS.get(json, i);
            long quotes = word ^ QUOTES;
            long backslashes = word ^ BACKSLASHES;
            long found =
                    (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | ((word - SPACES) & ~word))
                            & TOP_BITS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        for (; i < json.length; i++) {
            byte b = json[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                return i;
            }
        }
        return i;
    }

    /** The position behind the escape that begins here, or -1 when it is none. */
    static int escapeEnd(byte[] json, int backslash) {
        if (backslash + 1 >= json.length) {
            return -1;
        }
        if (json[backslash + 1] != 'u') {
            return unescaped(json[backslash + 1]) == 0 ? -1 : backslash + 2;
        }
        int end = backslash + 2 + HEX_DIGITS;
        if (end > json.length) {
            return -1;
        }
        for (int i = backslash + 2; i < end; i++) {
            if (Character.digit(json[i], HEX_RADIX) < 0) {
                return -1;
            }
        }
        return end;
    }

    /** What stands between two positions, which has no other escapes than valid ones. */
    static String decode(byte[] json, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int i = start;
        while (i < end) {
            int plainEnd = Math.min(plainEnd(json, i), end);
            text.append(new String(json, i, plainEnd - i, StandardCharsets.UTF_8));
            i = plainEnd;
            if (i < end) {
                text.append(json[i + 1] == 'u' ? hexadecimal(json, i + 2) : unescaped(json[i + 1]));
                i = escapeEnd(json, i);
            }
        }
        return text.toString();
    }

    private static char hexadecimal(byte[] json, int at) {
        int unit = 0;
        for (int i = at; i < at + HEX_DIGITS; i++) {
            unit = HEX_RADIX * unit + Character.digit(json[i], HEX_RADIX);
        }
        return (char) unit;
    }

    /** The character that a backslash and this letter stand for; 0 when they stand for none. */
    private static char unescaped(byte letter) {
        return switch (letter) {
            case '"', '\\', '/' -> (char) letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> 0;
        };
    }
}
