package io.tidemark.job.output;

import java.nio.charset.StandardCharsets;

/**
 * Writes texts as JSON strings in UTF-8, escaped as Jackson does it: control characters, quotes and backslashes, and surrogates,
 * alone or in pairs, as two escapes.
 */
final class JsonTexts {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** What the longest escape takes. */
    private static final int MAX_BYTES_PER_CHAR = 6;

    private JsonTexts() {}

    /** Most bytes that a text can take. */
    static int maxBytes(String text) {
        return Math.addExact(2, Math.multiplyExact(MAX_BYTES_PER_CHAR, text.length()));
    }

    /** Writes the text; returns the position behind it. */
    static int write(String text, byte[] target, int position) {
        int at = position;
        target[at++] = '"';
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c >= ' ' && c != '"' && c != '\\') {
                    target[at++] = (byte) c;
                } else {
                    at = writeEscaped(c, target, at);
                }
            } else if (c < 0x800) {
                target[at++] = (byte) (0xc0 | (c >> 6));
                target[at++] = (byte) (0x80 | (c & 0x3f));
            } else if (Character.isSurrogate(c)) {
                at = writeHexadecimal(c, target, at);
            } else {
                target[at++] = (byte) (0xe0 | (c >> 12));
                target[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                target[at++] = (byte) (0x80 | (c & 0x3f));
            }
        }
        target[at++] = '"';
        return at;
    }

    private static int writeEscaped(char c, byte[] target, int position) {
        char letter =
                switch (c) {
                    case '"', '\\' -> c;
                    case '\b' -> 'b';
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case '\f' -> 'f';
                    case '\r' -> 'r';
                    default -> 0;
                };
        if (letter == 0) {
            return writeHexadecimal(c, target, position);
        }
        target[position] = '\\';
        target[position + 1] = (byte) letter;
        return position + 2;
    }

    private static int writeHexadecimal(char c, byte[] target, int position) {
        target[position] = '\\';
        target[position + 1] = 'u';
        target[position + 2] = HEX[c >> 12];
        target[position + 3] = HEX[(c >> 8) & 0xf];
        target[position + 4] = HEX[(c >> 4) & 0xf];
        target[position + 5] = HEX[c & 0xf];
        return position + MAX_BYTES_PER_CHAR;
    }
}
