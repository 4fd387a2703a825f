package io.tidemark.functions.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Numbers with a few decimals in fewer bytes than the eight of a {@code double}: measurements are mostly written with two or
 * three decimals, and so many whole units of the last one are a small whole number. Which numbers can be written so, and come
 * back to the last bit, {@link #scaleOf} says.
 *
 * <pre>
 * scale    byte      decimals of each number
 * numbers  for each: signed {@linkplain Varints varint}, the number times ten to the scale
 * </pre>
 */
public final class Decimals {

    /** There is no scale at which all the numbers come back as they were. */
    public static final int NO_SCALE = -1;

    /** All exact in a double, so that a whole number divided by one is rounded as the text of the number is. */
    private static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    /** A varint of seven bytes at most, never more than the double takes. */
    private static final double MAX_UNITS = 1L << 48;

    private Decimals() {}

    /**
     * The least number of decimals with which each of the first {@code size} numbers can be written and read again as the same
     * bits, or {@link #NO_SCALE}: negative zero, what is not finite, and what has more than nine decimals or 48 bits. O(size)
     * for most, at worst ten times as much.
     */
    public static int scaleOf(double[] numbers, int size) {
        for (int scale = 0; scale < TENS.length; scale++) {
            if (fit(numbers, size, TENS[scale])) {
                return scale;
            }
        }
        return NO_SCALE;
    }

    private static boolean fit(double[] numbers, int size, double ten) {
        for (int i = 0; i < size; i++) {
            double units = Math.rint(numbers[i] * ten);
            if (!(Math.abs(units) <= MAX_UNITS)
                    || Double.doubleToRawLongBits((long) units / ten) != Double.doubleToRawLongBits(numbers[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the first {@code size} numbers.
     *
     * @param scale as {@link #scaleOf} gives it for them
     */
    public static void write(double[] numbers, int size, int scale, DataOutput out) throws IOException {
        out.writeByte(scale);
        double ten = TENS[scale];
        for (int i = 0; i < size; i++) {
            Varints.writeSigned((long) Math.rint(numbers[i] * ten), out);
        }
    }

    /**
     * Reads what {@link #write} wrote, as many numbers as the array has room for.
     *
     * @throws IOException when the bytes begin with no scale
     */
    public static void read(double[] numbers, DataInput in) throws IOException {
        int scale = in.readByte();
        if (scale < 0 || scale >= TENS.length) {
            throw new IOException("numbers with " + scale + " decimals where 0 to " + (TENS.length - 1)
                    + " are possible: the state is damaged");
        }
        double ten = TENS[scale];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Varints.readSigned(in) / ten;
        }
    }
}
