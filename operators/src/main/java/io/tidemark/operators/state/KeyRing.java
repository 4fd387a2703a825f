package io.tidemark.operators.state;

import java.util.HashMap;
import java.util.Map;

/**
 * Cached keys, found by name, and in the order of the CLOCK algorithm (Corbató, A Paging Experiment with the Multics System,
 * 1968): a hand goes round; a key used since it last came by is passed over, another is a victim. Nearly as good as least
 * recently used, and a use only sets a flag.
 */
final class KeyRing {

    private final Map<String, CachedKey> byName = new HashMap<>();
    /** Where the hand points, {@code null} while the ring is empty. */
    private CachedKey hand;

    private long bytes;

    /** The key with this name, or {@code null}. */
    CachedKey find(String name) {
        return byName.get(name);
    }

    int size() {
        return byName.size();
    }

    /** Estimated memory of all keys in the ring. */
    long bytes() {
        return bytes;
    }

    boolean holds(CachedKey key) {
        return key.next != null;
    }

    /** Adds a key behind the hand: it is the last that the hand comes to. */
    void add(CachedKey key) {
        byName.put(key.key, key);
        if (hand == null) {
            hand = key;
            key.previous = key;
            key.next = key;
        } else {
            key.next = hand;
            key.previous = hand.previous;
            hand.previous.next = key;
            hand.previous = key;
        }
        key.countedBytes = 0;
        recount(key);
    }

    void remove(CachedKey key) {
        byName.remove(key.key);
        if (hand == key) {
            hand = key.next == key ? null : key.next;
        }
        key.previous.next = key.next;
        key.next.previous = key.previous;
        key.previous = null;
        key.next = null;
        bytes -= key.countedBytes;
    }

    /** Takes note that a key in the ring has become larger or smaller. */
    void recount(CachedKey key) {
        long now = key.bytes();
        bytes += now - key.countedBytes;
        key.countedBytes = now;
    }

    /** Moves the hand on by one key; returns the key it passed if nobody used it since the last time, else {@code null}. */
    CachedKey advance() {
        CachedKey passed = hand;
        hand = passed.next;
        boolean used = passed.used;
        passed.used = false;
        return used ? null : passed;
    }

    /** The names and keys, in no order. */
    Iterable<CachedKey> all() {
        return byName.values();
    }
}
