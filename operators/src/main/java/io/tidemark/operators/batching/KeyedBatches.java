package io.tidemark.operators.batching;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.EventView;
import java.util.Arrays;

/**
 * The batches of many keys for one target and one stretch of time: a hash table with open addressing, since this is looked up
 * for every event. Batches that have left it are used again.
 */
final class KeyedBatches {

    /** A batch is sent when it has so many rows: enough to make what is done once a batch small. */
    static final int MAX_ROWS = 128;

    private static final int INITIAL_CAPACITY = 16;
    /** Slots that are kept for use again however few were in use last. */
    private static final int KEPT_SLOTS = 1024;

    /** The batch of one key. */
    private static final class Slot {
        String key;
        int hash;
        long arrivalMillis;
        final EventBatch batch;

        Slot(BatchLayout layout) {
            this.batch = new EventBatch(layout);
        }
    }

    private final int target;
    private final BatchLayout layout;
    /** A power of two long, at most half full. */
    private Slot[] table = new Slot[INITIAL_CAPACITY];
    /** The slots in use, in the order of their first event, and behind them those to be used again. */
    private Slot[] slots = new Slot[INITIAL_CAPACITY];

    private int size;
    private int known;
    private long start;
    private long end;
    private boolean flushedEarly;

    KeyedBatches(int target, BatchLayout layout) {
        this.target = target;
        this.layout = layout;
    }

    /** Sets the stretch of time; there are no batches then. */
    void use(long newStart, long newEnd) {
        start = newStart;
        end = newEnd;
        flushedEarly = false;
    }

    /** First millisecond of the events held. */
    long start() {
        return start;
    }

    /** First millisecond after the events held. */
    long end() {
        return end;
    }

    /** Whether this stretch has been let go of ahead of its end. */
    boolean hasFlushedEarly() {
        return flushedEarly;
    }

    void noteEarlyFlush() {
        flushedEarly = true;
    }

    boolean holds(long time) {
        return time >= start && time < end;
    }

    /** Keys that have had events since the last flush. */
    int size() {
        return size;
    }

    /**
     * Adds an event to the batch of its key, and sends the batch when that fills it; O(1).
     *
     * @param arrivalMillis wall clock at which the source read the event
     * @param output takes full batches
     */
    void add(String key, EventView event, long arrivalMillis, BatchOutput output) {
        Slot slot = slot(key);
        EventBatch batch = slot.batch;
        if (batch.size() == 0) {
            slot.arrivalMillis = arrivalMillis;
        }
        batch.add(event);
        if (batch.size() == MAX_ROWS) {
            output.batch(key, target, batch, slot.arrivalMillis);
            batch.clear();
        }
    }

    private Slot slot(String key) {
        int hash = spread(key.hashCode());
        int mask = table.length - 1;
        int place = hash & mask;
        Slot slot = table[place];
        while (slot != null) {
            if (slot.hash == hash && slot.key.equals(key)) {
                return slot;
            }
            place = (place + 1) & mask;
            slot = table[place];
        }
        return insert(key, hash, place);
    }

    private Slot insert(String key, int hash, int place) {
        Slot slot = nextSlot();
        slot.key = key;
        slot.hash = hash;
        table[place] = slot;
        if (2 * size > table.length) {
            rehash(2 * table.length);
        }
        return slot;
    }

    private Slot nextSlot() {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, 2 * size);
        }
        if (size == known) {
            slots[known++] = new Slot(layout);
        }
        return slots[size++];
    }

    private void rehash(int capacity) {
        table = new Slot[capacity];
        for (int i = 0; i < size; i++) {
            int place = slots[i].hash & (capacity - 1);
            while (table[place] != null) {
                place = (place + 1) & (capacity - 1);
            }
            table[place] = slots[i];
        }
    }

    /** Sends all batches and forgets all keys. */
    void flush(BatchOutput output) {
        for (int i = 0; i < size; i++) {
            Slot slot = slots[i];
            if (slot.batch.size() > 0) {
                output.batch(slot.key, target, slot.batch, slot.arrivalMillis);
                slot.batch.clear();
            }
            slot.key = null;
        }
        forgetUnusedSlots();
        Arrays.fill(table, null);
        size = 0;
    }

    /** After a burst of keys, memory goes back to what is used. */
    private void forgetUnusedSlots() {
        int kept = Math.max(KEPT_SLOTS, 2 * size);
        if (known > kept) {
            slots = Arrays.copyOf(slots, kept);
            known = kept;
            if (table.length > 4 * kept) {
                table = new Slot[Integer.highestOneBit(4 * kept)];
            }
        }
    }

    /** The output function of Java's own hash maps is not enough for open addressing: neighbouring keys would cluster. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
