package io.tidemark.job.ingest;

/** Input shown in messages: short, on one line. */
final class Excerpt {

    /** Characters of input that a message repeats. */
    static final int MAX_CHARS = 100;

    private Excerpt() {}

    /** The text, cut to {@link #MAX_CHARS}, control characters replaced by spaces. */
    static String of(String text) {
        int length = Math.min(text.length(), MAX_CHARS);
        if (length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))) {
            length--;
        }
        StringBuilder excerpt = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            excerpt.append(Character.isISOControl(c) ? ' ' : c);
        }
        return length < text.length() ? excerpt.append('…').toString() : excerpt.toString();
    }
}
