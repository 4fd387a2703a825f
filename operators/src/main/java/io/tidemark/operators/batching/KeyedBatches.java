package io.tidemark.operators.batching;

import io.tidemark.functions.BatchLayout;
import io.tidemark.operators.EventExtractor;
import java.util.Arrays;

/**
 * The batches of many keys for one target and one stretch of time.
 *
 * <p>Events are first staged as they come, and then dealt out to the batches of their keys in a few short loops over the
 * stage. With many keys almost every step of that waits for memory; in loops whose rounds do not depend on each other the
 * processor waits for several of them at once. The table is open addressing over one array of longs, and the {@linkplain
 * BatchRows places of rows} are used again, so nothing is allocated for an event.
 *
 * @param <T> the events of the stream
 */
final class KeyedBatches<T> {

    /** A batch is sent when it has so many rows: enough to make what is done once a batch small. */
    static final int MAX_ROWS = 64;

    /** Events staged before they are dealt out. */
    static final int STAGED = 256;

    private static final int INITIAL_CAPACITY = 16;
    /** Batches that are kept for use again however few were in use. */
    private static final int KEPT_BATCHES = 1024;

    private final int target;
    private final BatchLayout layout;
    private final EventExtractor<T> extractor;
    private final int numberColumns;
    private final int textColumns;
    /** Row after row, as in a batch. */
    private final double[] stagedNumbers;

    private final String[] stagedTexts;
    private final String[] stagedKeys = new String[STAGED];
    private final long[] stagedTimes = new long[STAGED];
    private final int[] hashes = new int[STAGED];
    private final int[] slots = new int[STAGED];
    private int staged;
    private long stagedSince;

    /** A power of two long, at most half full; 0 for a free place, else the hash above 1 + the slot. */
    private long[] table = new long[INITIAL_CAPACITY];
    /** By slot, in the order of their first event. */
    private String[] keys = new String[INITIAL_CAPACITY];
    /** By slot; behind the size, room to be used again. */
    private final BatchRows<T> rows;
    /** By slot, from which time on events of the key may wait once {@link #keepSessionsOpen} is asked for. */
    private long[] waitsFrom = new long[INITIAL_CAPACITY];

    private int size;
    /** Key of the last event dealt out, {@code null} for none: in a stream with a hot key mostly that of the next one, too. */
    private String lastKey;

    private int lastSlot;
    private long start;
    private long end;
    private long leadMillis;
    /** The most keys at a flush of this stretch. */
    private int mostKeys;

    private boolean keepsSessionsOpen;
    /** Stretch before this one, all of whose events have left; {@code null} when it had none. */
    private KeyedBatches<T> before;

    KeyedBatches(int target, BatchLayout layout, EventExtractor<T> extractor) {
        this.target = target;
        this.layout = layout;
        this.extractor = extractor;
        this.numberColumns = layout.numberColumns();
        this.textColumns = layout.textColumns();
        this.stagedNumbers = new double[STAGED * numberColumns];
        this.stagedTexts = new String[STAGED * textColumns];
        this.rows = new BatchRows<>(layout, extractor, INITIAL_CAPACITY);
    }

    /** Sets the stretch of time; there are no batches then. */
    void use(long newStart, long newEnd) {
        start = newStart;
        end = newEnd;
        leadMillis = 0;
        mostKeys = 0;
        keepsSessionsOpen = false;
        before = null;
    }

    /** Position of the target in the plan. */
    int target() {
        return target;
    }

    /** First millisecond of the events held. */
    long start() {
        return start;
    }

    /** First millisecond after the events held. */
    long end() {
        return end;
    }

    /** Sets how long before its end this stretch is to be let go of; 0 for at its end only, as after {@link #use}. */
    void leadBy(long millis) {
        leadMillis = millis;
    }

    long leadMillis() {
        return leadMillis;
    }

    /** The first watermark so near the end that this stretch is to be let go of. */
    long nearEndFrom() {
        return end - 1 - leadMillis;
    }

    boolean isNearEnd(long watermark) {
        return leadMillis > 0 && watermark >= nearEndFrom();
    }

    boolean holds(long time) {
        return time >= start && time < end;
    }

    /** Keys that have had events since the last flush, as far as they are dealt out. */
    int size() {
        return size;
    }

    /**
     * Adds an event; O(1).
     *
     * @param arrivalMillis wall clock at which the source read the event; of those staged together the first counts for all
     * @param output takes batches that become full
     * @return whether keys have been dealt out, and so counted
     */
    @SuppressWarnings("ReferenceEquality") // only to spare a look-up: another object with the same text is looked up
    boolean add(String key, T event, long time, long arrivalMillis, BatchOutput output) {
        if (key == lastKey && (!keepsSessionsOpen || time >= waitsFrom[lastSlot])) {
            if (rows.add(lastSlot, event, time, arrivalMillis) == MAX_ROWS) {
                send(lastSlot, output);
            }
            return false;
        }
        int row = staged;
        if (row == 0) {
            stagedSince = arrivalMillis;
        }
        for (int column = 0; column < numberColumns; column++) {
            stagedNumbers[row * numberColumns + column] = extractor.number(event, layout.numberField(column));
        }
        for (int column = 0; column < textColumns; column++) {
            stagedTexts[row * textColumns + column] = extractor.text(event, layout.textField(column));
        }
        stagedKeys[row] = key;
        stagedTimes[row] = time;
        staged = row + 1;
        if (row + 1 < STAGED) {
            return false;
        }
        dealOut(output);
        return true;
    }

    /** Gives the events that have been staged to the batches of their keys. */
    @SuppressWarnings("ReferenceEquality") // only to spare a look-up: another object with the same text is looked up
    void dealOut(BatchOutput output) {
        int count = staged;
        for (int i = 0; i < count; i++) {
            hashes[i] = spread(stagedKeys[i].hashCode());
        }
        String before = null;
        for (int i = 0; i < count; i++) {
            String key = stagedKeys[i];
            slots[i] = key == before ? slots[i - 1] : find(hashes[i], key);
            before = key;
        }
        rows.lookAhead(slots, count);
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            if (slot < 0) {
                slot = findOrInsert(hashes[i], stagedKeys[i]);
            }
            int held = rows.add(slot, stagedNumbers, stagedTexts, i, stagedTimes[i], stagedSince);
            if (held == MAX_ROWS || (keepsSessionsOpen && stagedTimes[i] < waitsFrom[slot])) {
                send(slot, output);
            }
            slots[i] = slot;
        }
        if (count > 0) {
            lastKey = stagedKeys[count - 1];
            lastSlot = slots[count - 1];
        }
        Arrays.fill(stagedKeys, 0, count, null);
        Arrays.fill(stagedTexts, 0, count * textColumns, null);
        staged = 0;
    }

    /** The slot of a key, or -1. */
    private int find(int hash, String key) {
        long[] places = table;
        int mask = places.length - 1;
        int place = hash & mask;
        for (long entry = places[place]; entry != 0; entry = places[place]) {
            if ((int) (entry >>> Integer.SIZE) == hash) {
                int slot = (int) entry - 1;
                if (keys[slot].equals(key)) {
                    return slot;
                }
            }
            place = (place + 1) & mask;
        }
        return -1;
    }

    private int findOrInsert(int hash, String key) {
        // An earlier event of the same stage may have been the key's first.
        int found = find(hash, key);
        return found < 0 ? insert(hash, key) : found;
    }

    private int insert(int hash, String key) {
        if (2 * (size + 1) > table.length) {
            rehash(2 * table.length);
        }
        if (size == keys.length) {
            resize(2 * size);
        }
        keys[size] = key;
        waitsFrom[size] = keepsSessionsOpen ? waitsFrom(hash, key) : Long.MAX_VALUE;
        place(table, hash, size);
        return size++;
    }

    private void resize(int slots) {
        keys = Arrays.copyOf(keys, slots);
        waitsFrom = Arrays.copyOf(waitsFrom, slots);
        rows.resize(slots);
    }

    private void rehash(int capacity) {
        long[] larger = new long[capacity];
        for (long entry : table) {
            if (entry != 0) {
                place(larger, (int) (entry >>> Integer.SIZE), (int) entry - 1);
            }
        }
        table = larger;
    }

    private static void place(long[] table, int hash, int slot) {
        int mask = table.length - 1;
        int place = hash & mask;
        while (table[place] != 0) {
            place = (place + 1) & mask;
        }
        table[place] = ((long) hash << Integer.SIZE) | (slot + 1);
    }

    private void send(int slot, BatchOutput output) {
        waitsFrom[slot] = Math.min(waitsFrom[slot], rows.minTime(slot));
        output.batch(keys[slot], target, rows.show(slot), rows.arrivalMillis(slot));
        rows.clear(slot);
    }

    /**
     * From now on an event waits only where an earlier one of its session has left: of those here, and of any to come, at least
     * the first of each key leaves at once, unless the key has had one in the stretch before.
     *
     * @param earlier the stretch that ends where this one starts, all sent; {@code null} when there was none
     */
    void keepSessionsOpen(KeyedBatches<T> earlier, BatchOutput output) {
        dealOut(output);
        keepsSessionsOpen = true;
        before = earlier;
        for (int slot = 0; slot < size; slot++) {
            waitsFrom[slot] = Math.min(waitsFrom[slot], waitsFrom(spread(keys[slot].hashCode()), keys[slot]));
            if (rows.count(slot) > 0 && rows.minTime(slot) < waitsFrom[slot]) {
                send(slot, output);
            }
        }
    }

    boolean keepsSessionsOpen() {
        return keepsSessionsOpen;
    }

    private long waitsFrom(int hash, String key) {
        return before != null && before.find(hash, key) >= 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Sends all batches and keeps the keys in mind, for the stretch behind this one. */
    void send(BatchOutput output) {
        dealOut(output);
        for (int slot = 0; slot < size; slot++) {
            if (rows.count(slot) > 0) {
                send(slot, output);
            }
        }
    }

    /** Sends all batches and forgets all keys. */
    void flush(BatchOutput output) {
        send(output);
        forget();
    }

    /** Forgets all keys, whose batches have been sent. */
    void forget() {
        before = null;
        lastKey = null;
        Arrays.fill(keys, 0, size, null);
        forgetUnused();
        Arrays.fill(table, 0);
        size = 0;
    }

    /** After a burst of keys, memory goes back to what is used. */
    private void forgetUnused() {
        mostKeys = Math.max(mostKeys, size);
        int kept = Math.max(KEPT_BATCHES, 2 * mostKeys);
        if (keys.length > kept) {
            resize(kept);
            table = new long[Integer.highestOneBit(4 * kept)];
        }
    }

    /** Neighbouring hash codes, as similar keys have them, would cluster in open addressing. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
