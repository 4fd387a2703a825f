package io.tidemark.functions.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Texts of any length and content: the number of UTF-16 units, then each unit, all as {@linkplain Varints varints}. ASCII
 * takes a byte a character. Neither the 64 KiB bound of {@link DataOutput#writeUTF} applies, nor are unpaired surrogates
 * replaced as UTF-8 would: what is read equals what was written.
 */
public final class Texts {

    private Texts() {}

    /** Writes a text; O(length). */
    public static void write(String text, DataOutput out) throws IOException {
        int length = text.length();
        Varints.writeUnsigned(length, out);
        for (int i = 0; i < length; i++) {
            Varints.writeUnsigned(text.charAt(i), out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static String read(DataInput in) throws IOException {
        char[] units = new char[Varints.readLength(in, Integer.MAX_VALUE)];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) Varints.readLength(in, Character.MAX_VALUE);
        }
        return new String(units);
    }
}
