package io.tidemark.job.ingest;

import java.util.List;

/**
 * Makes an event's key from the content at the key's paths: canonical JSON text such as <code>{"service":"chat"}</code>.
 *
 * <p>Keys come again and again. Where the bytes of the values are known, the same bytes get the same string, which is made
 * once.
 */
final class KeyAssembler {

    /** Longest key, in characters: it is part of every result, twice in Kafka, and a broker takes only so much. */
    private static final int MAX_KEY_CHARS = 16 << 10;

    private static final String[] NO_NAMES = {};

    /** Parts values from each other; control characters stand in no JSON value. */
    private static final byte SEPARATOR = 0;

    private final String[] names;
    private final Slot[] slots;
    private final StringBuilder text = new StringBuilder();
    private final TextCache known = new TextCache();
    private final byte[] bytes = new byte[TextCache.MAX_BYTES];

    private RejectionReason reason;
    private String problem;

    /**
     * @param slots of the names, in their order
     */
    KeyAssembler(List<String> names, Slot[] slots) {
        this.names = names.toArray(NO_NAMES);
        this.slots = slots;
    }

    /** The key, or {@code null} when there is none; then {@link #reason} and {@link #problem} say why. */
    String key() {
        int length = copyBytes();
        if (length < 0) {
            return assemble();
        }
        String key = known.find(bytes, length);
        if (key == null) {
            key = assemble();
            if (key != null) {
                known.add(bytes, length, key);
            }
        }
        return key;
    }

    RejectionReason reason() {
        return reason;
    }

    String problem() {
        return problem;
    }

    /** Gathers the bytes of all values; returns how many there are, or -1 when they are too many or not known. */
    private int copyBytes() {
        int length = 0;
        for (Slot slot : slots) {
            if (!slot.hasBytes() || length + slot.byteCount() >= bytes.length) {
                return -1;
            }
            slot.copyBytes(bytes, length);
            length += slot.byteCount();
            bytes[length++] = SEPARATOR;
        }
        return length;
    }

    private String assemble() {
        text.setLength(0);
        text.append('{');
        for (int i = 0; i < slots.length; i++) {
            String found = append(names[i], slots[i]);
            if (found != null) {
                reason = RejectionReason.MISSING_KEY;
                problem = "key field " + names[i] + ": " + found;
                return null;
            }
        }
        text.append('}');
        if (text.length() > MAX_KEY_CHARS) {
            reason = RejectionReason.MALFORMED;
            problem = "the key has " + text.length() + " characters, the limit is " + MAX_KEY_CHARS;
            return null;
        }
        return text.toString();
    }

    /** Appends a member of the key object; returns what is wrong with it, or {@code null}. */
    private String append(String name, Slot slot) {
        if (text.length() > 1) {
            text.append(',');
        }
        CanonicalJson.appendString(text, name);
        text.append(':');
        switch (slot.kind()) {
            case TEXT -> {
                if (slot.text().isEmpty()) {
                    return "empty";
                }
                CanonicalJson.appendString(text, slot.text());
            }
            case INTEGER -> text.append(slot.integer());
            case BOOLEAN -> text.append(slot.text());
            case DECIMAL -> {
                try {
                    text.append(slot.canonicalText());
                } catch (NumberFormatException e) {
                    return "the exponent is out of range in " + slot.describe();
                }
            }
            case ABSENT, NULL, STRUCTURE -> {
                return "expected text, a number or a boolean, found " + slot.describe();
            }
        }
        return null;
    }
}
