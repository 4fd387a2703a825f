package io.tidemark.benchmarks.workload;

import java.util.Arrays;

/** The texts of keys, made once: making and shipping keys is to cost every engine as little as possible. */
public final class Keys {

    private static final int MOST = 1_000_000;
    private static String[] texts = {};

    private Keys() {}

    /**
     * The texts of the keys from 0 on.
     *
     * @throws IllegalArgumentException for more than a million keys
     */
    public static synchronized String[] texts(int count) {
        if (count > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " keys, found " + count);
        }
        if (texts.length < count) {
            String[] more = new String[count];
            Arrays.setAll(more, key -> key < texts.length ? texts[key] : "key-" + key);
            texts = more;
        }
        return texts;
    }

    /** The text of a key, one of those that {@link #texts} has made. */
    public static String text(int number) {
        return texts[number];
    }

    /** The number of the key with this text. */
    public static int number(String text) {
        int number = 0;
        for (int i = "key-".length(); i < text.length(); i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
