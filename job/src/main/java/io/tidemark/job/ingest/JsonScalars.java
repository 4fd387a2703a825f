package io.tidemark.job.ingest;

import java.util.Arrays;

/** Reads strings, numbers and words of JSON text into slots. */
final class JsonScalars {

    private static final int NO_VALUE = -1;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final JsonNumber number = new JsonNumber();

    /**
     * Reads the value that begins here.
     *
     * @param slot takes the value, and keeps the text until it is cleared; {@code null} when nobody wants it
     * @return the position behind the value, or -1 when it is none or an unusual one
     */
    int read(byte[] json, int start, Slot slot) {
        return switch (json[start]) {
            case '"' -> readString(json, start, slot);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> readNumber(json, start, slot);
            case 't' -> {
                if (slot != null) {
                    slot.setBoolean(true);
                }
                yield endOfWord(json, start, TRUE);
            }
            case 'f' -> {
                if (slot != null) {
                    slot.setBoolean(false);
                }
                yield endOfWord(json, start, FALSE);
            }
            case 'n' -> {
                if (slot != null) {
                    slot.setNull();
                }
                yield endOfWord(json, start, NULL);
            }
            default -> NO_VALUE;
        };
    }

    private static int readString(byte[] json, int start, Slot slot) {
        boolean hasEscapes = false;
        int i = JsonStrings.plainEnd(json, start + 1);
        while (i < json.length && json[i] == '\\') {
            hasEscapes = true;
            i = JsonStrings.escapeEnd(json, i);
            if (i < 0) {
                return NO_VALUE;
            }
            i = JsonStrings.plainEnd(json, i);
        }
        if (i == json.length || json[i] != '"') {
            return NO_VALUE;
        }
        if (slot != null) {
            slot.setTextIn(json, start, i + 1, hasEscapes);
        }
        return i + 1;
    }

    private int readNumber(byte[] json, int start, Slot slot) {
        int end = number.read(json, start);
        if (end < 0 || slot == null) {
            return end;
        }
        if (number.isLong()) {
            slot.setIntegerIn(json, start, end, number.integer());
        } else if (number.isWhole()) {
            return NO_VALUE;
        } else {
            slot.setDecimalIn(json, start, end, number.value());
        }
        return end;
    }

    private static int endOfWord(byte[] json, int start, byte[] word) {
        int end = start + word.length;
        return end <= json.length && Arrays.equals(json, start, end, word, 0, word.length) ? end : NO_VALUE;
    }
}
