package io.tidemark.job.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A name that objects at one place of the records have, and what is known of its values. */
final class JsonMember {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] UNNAMED = {};

    private final PathNode node;
    /** The name and the quote behind it, which no name without escapes holds: one comparison finds name and end. */
    private final byte[] quoted;
    /** The first eight bytes of the above, or all of it and zeros. */
    private final long head;

    private final long headMask;
    private JsonShape shape;
    private JsonMember element;
    /** The object that had this name last. */
    private long lastObject;

    /**
     * @param node the step of a path that this name is, or {@code null} when nothing in here is read
     */
    private JsonMember(byte[] quoted, PathNode node) {
        this.quoted = quoted;
        this.node = node;
        this.head = (long) LONGS.get(Arrays.copyOf(quoted, Math.max(Long.BYTES, quoted.length)), 0);
        this.headMask = quoted.length >= Long.BYTES ? -1 : (1L << (Byte.SIZE * quoted.length)) - 1;
    }

    /** A member by the bytes of its name between {@code from} and the quote at {@code quote}. */
    static JsonMember named(byte[] json, int from, int quote, PathNode node) {
        return new JsonMember(Arrays.copyOfRange(json, from, quote + 1), node);
    }

    /** What has no name: the record itself, and elements of arrays. */
    static JsonMember unnamed(PathNode node) {
        return new JsonMember(UNNAMED, node);
    }

    /** Whether the name stands here, behind its first quote. */
    boolean standsAt(byte[] json, int at) {
        int end = at + quoted.length;
        if (at + Long.BYTES <= json.length) {
            if (((long) LONGS.get(json, at) & headMask) != head) {
                return false;
            }
            if (quoted.length <= Long.BYTES) {
                return true;
            }
        }
        return end <= json.length && Arrays.equals(json, at, end, quoted, 0, quoted.length);
    }

    /** Bytes of the name and the quote behind it. */
    int quotedLength() {
        return quoted.length;
    }

    /** The {@link ByteHash} of the name. */
    int nameHash() {
        return ByteHash.of(quoted, 0, quoted.length - 1);
    }

    /** Remembers that this object has the name; returns whether it had it already. Objects have numbers from 1. */
    boolean isRepeatedIn(long object) {
        boolean repeated = lastObject == object;
        lastObject = object;
        return repeated;
    }

    PathNode node() {
        return node;
    }

    /** What objects that are values of this member look like. */
    JsonShape shape() {
        if (shape == null) {
            shape = new JsonShape(node);
        }
        return shape;
    }

    /** What stands for the elements of arrays in here, and for theirs. */
    JsonMember element() {
        if (element == null) {
            element = unnamed(null);
            element.element = element;
        }
        return element;
    }
}
