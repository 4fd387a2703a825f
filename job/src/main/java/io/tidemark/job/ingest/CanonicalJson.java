package io.tidemark.job.ingest;

import java.math.BigDecimal;

/**
 * JSON text in one form only, so that equal values have equal texts.
 *
 * <p>Strings escape what RFC 8259 demands and lone surrogates, nothing else. Numbers lose the zeros that do not count:
 * {@code 1}, {@code 1.0} and {@code 10e-1} are {@code 1}.
 */
public final class CanonicalJson {

    /** Numbers with more digits than this before or after the point are written with an exponent. */
    private static final int MAX_PLAIN_DIGITS = 40;

    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /** Appends the text as a JSON string. */
    public static void appendString(StringBuilder out, String text) {
        out.append('"');
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || isLoneSurrogate(text, i)) {
                appendUnicodeEscape(out, c);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static void appendUnicodeEscape(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xf));
        }
    }

    /** The number's canonical text; its exponent must fit 32 bits. */
    public static String number(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int scale = stripped.scale();
        boolean plain = scale <= MAX_PLAIN_DIGITS && (long) stripped.precision() - scale <= MAX_PLAIN_DIGITS;
        return plain ? stripped.toPlainString() : stripped.toString();
    }

    /** The text with each lone surrogate, which no UTF-8 can hold, replaced by U+FFFD. */
    static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            if (isLoneSurrogate(text, i)) {
                if (repaired == null) {
                    repaired = new StringBuilder(text);
                }
                repaired.setCharAt(i, '\ufffd');
            }
        }
        return repaired == null ? text : repaired.toString();
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
