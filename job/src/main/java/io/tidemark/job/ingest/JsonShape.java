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
    /** Positions of members and one, by their hashes, with linear probing; at most half full. */
    private int[] places = new int[2 * INITIAL_CAPACITY];

    /**
     * @param node the step of a path that leads here, or {@code null} when nothing in here is read
     */
    JsonShape(PathNode node) {
        this.node = node;
    }

    /**
     * The position of the member whose name stands here, behind its first quote, if it is the expected one or the next; or else
     * -1.
     */
    int expectedAt(byte[] json, int from, int expected) {
        for (int i = expected; i < size && i <= expected + 1; i++) {
            if (members[i].standsAt(json, from)) {
                return i;
            }
        }
        return -1;
    }

    /** The position of the member whose name, which has no escapes, stands between here and a quote; -1 when it is new. */
    int find(byte[] json, int from, int quote) {
        int place = ByteHash.of(json, from, quote - from);
        while (true) {
            int index = places[place & (places.length - 1)] - 1;
            if (index < 0 || members[index].standsAt(json, from)) {
                return index;
            }
            place++;
        }
    }

    JsonMember member(int index) {
        return members[index];
    }

    /** Adds the name between here and a quote, which has not been found; returns its position. */
    int add(byte[] json, int from, int quote) {
        if (size == members.length) {
            members = Arrays.copyOf(members, 2 * size);
            places = new int[2 * members.length];
            for (int i = 0; i < size; i++) {
                enter(i);
            }
        }
        String name = new String(json, from, quote - from, StandardCharsets.UTF_8);
        members[size] = JsonMember.named(json, from, quote, node == null ? null : node.child(name));
        enter(size);
        return size++;
    }

    private void enter(int index) {
        int place = members[index].nameHash();
        while (places[place & (places.length - 1)] != 0) {
            place++;
        }
        places[place & (places.length - 1)] = index + 1;
    }
}
