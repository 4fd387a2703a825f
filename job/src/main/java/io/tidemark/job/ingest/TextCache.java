package io.tidemark.job.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes texts and remembers those that come again and again, such as keys: one that is found costs no garbage and has its
 * hash already.
 *
 * <p>A text is remembered when it comes for the second time, unless others have passed by in between, so that texts that come
 * once, however many, take nobody's place. Each has two places; a new one takes the first and moves what was there to the
 * second. So memory is bounded, {@link #PLACES} texts of at most {@link #MAX_BYTES} bytes each. Not for several threads.
 */
final class TextCache {

    /** Longest text that is remembered, in bytes. */
    private static final int MAX_BYTES = 128;

    /** Most texts that are remembered; a power of two. */
    private static final int PLACES = 1 << 15;

    // Made when they are needed: a job has more serializers than it uses.
    /** The hash of the last text that was not found, by place. */
    private int[] seenOnce;
    /** The hashes of the texts that are remembered: what is not there is mostly found out here. */
    private int[] hashes;

    private byte[][] bytes;
    private String[] texts;

    /** The text of the first bytes, which are UTF-8. O(length). */
    String decode(byte[] utf8, int length) {
        if (length > MAX_BYTES) {
            return new String(utf8, 0, length, StandardCharsets.UTF_8);
        }
        if (texts == null) {
            seenOnce = new int[PLACES];
            hashes = new int[PLACES];
            bytes = new byte[PLACES][];
            texts = new String[PLACES];
        }
        int hash = ByteHash.of(utf8, 0, length);
        int place = hash & (PLACES - 1);
        if (isAt(place, hash, utf8, length)) {
            return texts[place];
        }
        if (isAt(place ^ 1, hash, utf8, length)) {
            return texts[place ^ 1];
        }
        String text = new String(utf8, 0, length, StandardCharsets.UTF_8);
        if (seenOnce[place] == hash) {
            move(place, place ^ 1);
            hashes[place] = hash;
            bytes[place] = Arrays.copyOf(utf8, length);
            texts[place] = text;
        }
        seenOnce[place] = hash;
        return text;
    }

    private boolean isAt(int place, int hash, byte[] utf8, int length) {
        byte[] known = hashes[place] == hash ? bytes[place] : null;
        return known != null && Arrays.equals(known, 0, known.length, utf8, 0, length);
    }

    private void move(int from, int to) {
        hashes[to] = hashes[from];
        bytes[to] = bytes[from];
        texts[to] = texts[from];
    }
}
