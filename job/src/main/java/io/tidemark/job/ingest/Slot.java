package io.tidemark.job.ingest;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * What the record at hand holds at one path; reused from record to record.
 *
 * <p>Of JSON it remembers where the value stands: its text is seldom asked for, and not decoded before.
 */
final class Slot {

    /** The kinds of content. */
    enum Kind {
        ABSENT,
        NULL,
        TEXT,
        /** A whole number that fits a {@code long}. */
        INTEGER,
        /** Any other number; its text is kept only where it is {@linkplain Slot#needsText needed}. */
        DECIMAL,
        BOOLEAN,
        /** An object or an array. */
        STRUCTURE
    }

    private final boolean needsText;
    private Kind kind = Kind.ABSENT;
    private long integer;
    private double number;
    private String text;
    private byte[] json;
    private int start;
    private int end;
    private boolean escaped;

    /**
     * @param needsText whether anyone reads the text of numbers
     */
    Slot(boolean needsText) {
        this.needsText = needsText;
    }

    boolean needsText() {
        return needsText;
    }

    void clear() {
        set(Kind.ABSENT, Double.NaN, null);
    }

    void setNull() {
        set(Kind.NULL, Double.NaN, null);
    }

    void setStructure() {
        set(Kind.STRUCTURE, Double.NaN, null);
    }

    void setBoolean(boolean value) {
        set(Kind.BOOLEAN, Double.NaN, value ? "true" : "false");
    }

    /**
     * @param number what the text means as a number where the format has no number type; otherwise NaN
     */
    void setText(String text, double number) {
        set(Kind.TEXT, number, text);
    }

    void setInteger(long value) {
        set(Kind.INTEGER, (double) value, null);
        integer = value;
    }

    /**
     * @param text as written; {@code null} unless {@link #needsText()} or the number is infinite
     */
    void setDecimal(double value, String text) {
        set(Kind.DECIMAL, value, text);
    }

    /**
     * @param newStart position of the first quote
     * @param newEnd position behind the last quote
     */
    void setTextIn(byte[] newJson, int newStart, int newEnd, boolean hasEscapes) {
        set(Kind.TEXT, Double.NaN, null);
        stand(newJson, newStart, newEnd);
        escaped = hasEscapes;
    }

    void setIntegerIn(byte[] newJson, int newStart, int newEnd, long value) {
        setInteger(value);
        stand(newJson, newStart, newEnd);
    }

    void setDecimalIn(byte[] newJson, int newStart, int newEnd, double value) {
        set(Kind.DECIMAL, value, null);
        stand(newJson, newStart, newEnd);
    }

    private void stand(byte[] newJson, int newStart, int newEnd) {
        json = newJson;
        start = newStart;
        end = newEnd;
    }

    private void set(Kind newKind, double newNumber, String newText) {
        kind = newKind;
        number = newNumber;
        text = newText;
        json = null;
    }

    /** Whether it is a text, not empty, or a whole number, and stands in the record as {@link CanonicalJson} writes it. */
    boolean isCanonical() {
        if (json == null) {
            return false;
        }
        return switch (kind) {
            case TEXT -> !escaped && end - start > 2;
            // The zero of "-0" has a sign.
            case INTEGER -> integer != 0 || json[start] == '0';
            case ABSENT, NULL, DECIMAL, BOOLEAN, STRUCTURE -> false;
        };
    }

    /** Bytes of the value, quotes included. */
    int byteCount() {
        return end - start;
    }

    /** Copies the value as it stands in the record, quotes included. */
    void copyBytes(byte[] target, int position) {
        System.arraycopy(json, start, target, position, end - start);
    }

    Kind kind() {
        return kind;
    }

    boolean isMissing() {
        return kind == Kind.ABSENT || kind == Kind.NULL;
    }

    long integer() {
        return integer;
    }

    /** The number, NaN for anything else; infinite when it does not fit a {@code double}. */
    double number() {
        return number;
    }

    /** The content as written: text without its quotes; {@code null} for absent, null and structures. */
    String text() {
        if (kind == Kind.INTEGER) {
            return Long.toString(integer);
        }
        if (text == null && json != null) {
            text = decoded();
        }
        return text;
    }

    private String decoded() {
        if (kind == Kind.DECIMAL) {
            return new String(json, start, end - start, StandardCharsets.ISO_8859_1);
        }
        return escaped
                ? JsonStrings.decode(json, start + 1, end - 1)
                : new String(json, start + 1, end - start - 2, StandardCharsets.UTF_8);
    }

    /** Like {@link #text()}, but equal numbers have equal texts. */
    String canonicalText() {
        return kind == Kind.DECIMAL ? CanonicalJson.number(new BigDecimal(text())) : text();
    }

    /** What was found, for a message. */
    String describe() {
        return switch (kind) {
            case ABSENT -> "nothing";
            case NULL -> "null";
            case STRUCTURE -> "an object or array";
            case TEXT -> '"' + Excerpt.of(text()) + '"';
            case INTEGER, BOOLEAN -> text();
            case DECIMAL -> Excerpt.of(text() == null ? Double.toString(number) : text());
        };
    }
}
