package io.tidemark.job.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names that objects at one place of the records have had so far. Records of one topic look alike, so a name is mostly the
 * one that followed the last one before, and costs one comparison; it is neither decoded nor hashed.
 */
final class JsonShape {

    private static final int INITIAL_CAPACITY = 8;

    private final PathNode node;
    private JsonMember[] members = new JsonMember[INITIAL_CAPACITY];
    private int size;

    /**
     * @param node the step of a path that leads here, or {@code null} when nothing in here is read
     */
    JsonShape(PathNode node) {
        this.node = node;
    }

    /**
     * The position of the member whose name stands here, behind its first quote; -1 when it is new. O(1) when it is the expected
     * one, or else O(members).
     *
     * @param expected where to look first
     */
    int indexAt(byte[] json, int at, int expected) {
        for (int i = expected; i < size; i++) {
            if (members[i].standsAt(json, at)) {
                return i;
            }
        }
        for (int i = Math.min(expected, size) - 1; i >= 0; i--) {
            if (members[i].standsAt(json, at)) {
                return i;
            }
        }
        return -1;
    }

    JsonMember member(int index) {
        return members[index];
    }

    /** Adds the name between {@code from} and the quote at {@code quote}, which is new and has no escapes; returns its position. */
    int add(byte[] json, int from, int quote) {
        PathNode child = node == null ? null : node.child(new String(json, from, quote - from, StandardCharsets.UTF_8));
        if (size == members.length) {
            members = Arrays.copyOf(members, 2 * size);
        }
        members[size] = JsonMember.named(json, from, quote, child);
        return size++;
    }
}
