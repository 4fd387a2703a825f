package io.tidemark.job.ingest;

import com.fasterxml.jackson.core.io.NumberInput;

/**
 * One number of JSON text at a time, without garbage.
 *
 * <p>A decimal number of up to 18 digits is an integer times a power of ten. When the integer and the power are both exact as
 * doubles, so is their product or quotient but for one correct rounding (Clinger, "How to read floating point numbers
 * accurately", 1990). All others are left to Jackson's parser.
 */
final class JsonNumber {

    /** Longest number that is read here. */
    private static final int MAX_CHARS = 64;

    private static final int MAX_EXPONENT_DIGITS = 4;

    /** Digits that never overflow a {@code long}. */
    private static final int SAFE_DIGITS = 18;

    /** Up to here every integer is a double. */
    private static final long MAX_EXACT_INTEGER = 1L << 53;

    /** Up to 10^22 every power of ten is a double. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private final char[] scratch = new char[MAX_CHARS];
    private byte[] json;
    private int start;
    private int end;
    private boolean negative;
    private boolean whole;
    /** All digits as one integer; overflows when there are more than 19. */
    private long digits;

    private int digitCount;
    private int exponent;

    /** Reads the number that begins here. Returns the position behind it, or -1 when it is none or an unusual one. */
    int read(byte[] newJson, int newStart) {
        json = newJson;
        start = newStart;
        negative = byteAt(newStart) == '-';
        digits = 0;
        int first = negative ? newStart + 1 : newStart;
        int i = readDigits(first);
        digitCount = i - first;
        if (digitCount == 0 || (digitCount > 1 && json[first] == '0')) {
            return -1;
        }
        exponent = 0;
        byte next = byteAt(i);
        whole = next != '.' && next != 'e' && next != 'E';
        if (next == '.') {
            int point = i;
            i = readDigits(point + 1);
            int decimals = i - point - 1;
            if (decimals == 0) {
                return -1;
            }
            digitCount += decimals;
            exponent = -decimals;
            next = byteAt(i);
        }
        if (next == 'e' || next == 'E') {
            i = readExponent(i + 1);
        }
        end = i;
        return i - newStart > MAX_CHARS ? -1 : i;
    }

    private int readDigits(int from) {
        long value = digits;
        int i = from;
        for (int digit = byteAt(i) - '0'; digit >= 0 && digit <= 9; digit = byteAt(i) - '0') {
            value = 10 * value + digit;
            i++;
        }
        digits = value;
        return i;
    }

    private int readExponent(int from) {
        byte sign = byteAt(from);
        int first = sign == '-' || sign == '+' ? from + 1 : from;
        int value = 0;
        int i = first;
        for (int digit = byteAt(i) - '0'; digit >= 0 && digit <= 9; digit = byteAt(i) - '0') {
            if (i - first == MAX_EXPONENT_DIGITS) {
                return -1;
            }
            value = 10 * value + digit;
            i++;
        }
        exponent += sign == '-' ? -value : value;
        return i == first ? -1 : i;
    }

    /** Whether it has neither point nor exponent. */
    boolean isWhole() {
        return whole;
    }

    /** Whether it is a whole number that {@link #integer} gives; the lowest {@code long} counts as too large. */
    boolean isLong() {
        return whole && (digitCount <= SAFE_DIGITS || (digitCount == SAFE_DIGITS + 1 && digits >= 0));
    }

    long integer() {
        return negative ? -digits : digits;
    }

    /** The nearest double; infinite when there is none. */
    double value() {
        if (digitCount <= SAFE_DIGITS && digits <= MAX_EXACT_INTEGER && Math.abs(exponent) < EXACT_POWERS.length) {
            double value = exponent < 0 ? digits / EXACT_POWERS[-exponent] : digits * EXACT_POWERS[exponent];
            return negative ? -value : value;
        }
        for (int i = start; i < end; i++) {
            scratch[i - start] = (char) json[i];
        }
        return NumberInput.parseDouble(scratch, 0, end - start, true);
    }

    private byte byteAt(int i) {
        return i < json.length ? json[i] : 0;
    }
}
