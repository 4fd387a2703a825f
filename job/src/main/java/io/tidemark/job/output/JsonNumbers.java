package io.tidemark.job.output;

/**
 * Writes numbers as ASCII digits, exactly as {@link Long#toString(long)} and {@link Double#toString(double)} do, mostly without
 * their strings.
 *
 * <p>Of the doubles, those are written without a string that are the nearest ones to a decimal number of few digits. Of at most
 * 15 digits in all, no two decimal numbers have the same nearest double, so the digits that are found are the shortest ones.
 */
final class JsonNumbers {

    /** The longest number, as in {@code -2.2250738585072014E-308}, and some room. */
    static final int MAX_BYTES = 32;

    /** {@code Double.toString} writes numbers from here on without an exponent. */
    private static final double MIN_PLAIN = 1e-3;
    /** Below this it does. */
    private static final double MAX_PLAIN = 1e7;
    /** With fewer than so many digits before the point, those behind it make no more than 15. */
    private static final double MAX_SCIENTIFIC = 1e12;

    private static final long MILLION = 1_000_000;
    private static final int THOUSAND = 1000;

    private JsonNumbers() {}

    /** Writes a whole number; returns the position behind it. */
    static int write(long number, byte[] target, int position) {
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                return copy(Long.toString(number), target, position);
            }
            target[position] = '-';
            return writeDigits(-number, target, position + 1);
        }
        return writeDigits(number, target, position);
    }

    /** Writes a finite number; returns the position behind it. */
    static int write(double number, byte[] target, int position) {
        double magnitude = Math.abs(number);
        int at = position;
        if (number < 0) {
            target[at++] = '-';
        }
        if (magnitude >= MIN_PLAIN && magnitude < MAX_PLAIN) {
            long millionths = (long) (magnitude * MILLION + 0.5);
            // The quotient of two exact doubles is the double nearest to the decimal number.
            if ((double) millionths / MILLION == magnitude) {
                return writePlain(millionths, target, at);
            }
        } else if (magnitude >= MAX_PLAIN && magnitude < MAX_SCIENTIFIC) {
            long thousandths = (long) (magnitude * THOUSAND + 0.5);
            if ((double) thousandths / THOUSAND == magnitude) {
                return writeScientific(thousandths, target, at);
            }
        }
        return copy(Double.toString(number), target, position);
    }

    private static int writePlain(long millionths, byte[] target, int position) {
        int at = writeDigits(millionths / MILLION, target, position);
        target[at] = '.';
        int decimals = (int) (millionths % MILLION);
        for (int i = at + 6; i > at; i--) {
            target[i] = (byte) ('0' + decimals % 10);
            decimals /= 10;
        }
        return withoutZeros(target, at + 2, at + 7);
    }

    private static int writeScientific(long thousandths, byte[] target, int position) {
        // One place to the right: the point goes between the first digit and the second one.
        int end = writeDigits(thousandths, target, position + 1);
        int exponent = end - position - 2 - 3;
        target[position] = target[position + 1];
        target[position + 1] = '.';
        int at = withoutZeros(target, position + 3, end);
        target[at] = 'E';
        return writeDigits(exponent, target, at + 1);
    }

    /** The end after zeros have been taken from it, at least {@code min}. */
    private static int withoutZeros(byte[] target, int min, int end) {
        int at = end;
        while (at > min && target[at - 1] == '0') {
            at--;
        }
        return at;
    }

    private static int writeDigits(long number, byte[] target, int position) {
        int end = position + digits(number);
        long rest = number;
        for (int i = end - 1; i >= position; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long power = 10; digits < 19 && number >= power; power *= 10) {
            digits++;
        }
        return digits;
    }

    private static int copy(String ascii, byte[] target, int position) {
        int length = ascii.length();
        for (int i = 0; i < length; i++) {
            target[position + i] = (byte) ascii.charAt(i);
        }
        return position + length;
    }
}
