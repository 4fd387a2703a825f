package io.tidemark.operators.batching;

import io.tidemark.functions.codec.Varints;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Texts of keys that come again and again: a known one is read as the object that it was before. State and timers then find
 * their key by its identity, without a look at its characters, and hold it once; nothing is allocated. A fixed number of them is
 * remembered, each in one of two places, so many more keys than that cost a look at their hashes in vain. Long ones are not
 * remembered, so that what is takes some megabytes at most.
 *
 * <pre>
 * length   varint
 * units    varint   UTF-16 code units, length times
 * </pre>
 */
final class KnownKeys {

    /** So many bits of a hash say which pair of places a key has. */
    private static final int PAIR_BITS = 14;

    private static final int INITIAL_UNITS = 64;
    /** UTF-16 code units of a key that is remembered. */
    static final int MAX_UNITS = 128;

    /** Pairs of neighbours, the one used last in front; {@code null} until there is a key. */
    private String[] places;
    /** Of the text in each place: with many keys most are told apart without going to a text that is far away in memory. */
    private int[] hashes;

    private char[] units = new char[INITIAL_UNITS];

    static void write(String key, DataOutputView target) throws IOException {
        int length = key.length();
        Varints.writeUnsigned(length, target);
        for (int i = 0; i < length; i++) {
            Varints.writeUnsigned(key.charAt(i), target);
        }
    }

    /** Reads what {@link #write} wrote. */
    String read(DataInputView source) throws IOException {
        int length = Varints.readLength(source, Integer.MAX_VALUE);
        if (length > units.length) {
            units = new char[Math.max(length, 2 * units.length)];
        }
        int hash = 0;
        for (int i = 0; i < length; i++) {
            char unit = (char) Varints.readLength(source, Character.MAX_VALUE);
            units[i] = unit;
            hash = 31 * hash + unit;
        }
        return length > MAX_UNITS ? new String(units, 0, length) : find(length, hash);
    }

    /** @param hash as {@link String#hashCode} has it */
    private String find(int length, int hash) {
        if (places == null) {
            places = new String[2 << PAIR_BITS];
            hashes = new int[2 << PAIR_BITS];
        }
        int place = ((hash * 0x9E3779B9) >>> (Integer.SIZE - PAIR_BITS)) << 1;
        if (hashes[place] == hash && isKey(places[place], length)) {
            return places[place];
        }
        String found = hashes[place + 1] == hash && isKey(places[place + 1], length)
                ? places[place + 1]
                : new String(units, 0, length);
        places[place + 1] = places[place];
        hashes[place + 1] = hashes[place];
        places[place] = found;
        hashes[place] = hash;
        return found;
    }

    private boolean isKey(String text, int length) {
        if (text == null || text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != units[i]) {
                return false;
            }
        }
        return true;
    }
}
