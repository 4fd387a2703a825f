package io.tidemark.functions.aggregate;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The aggregate of a contiguous run of slices of one key, oldest first; made by {@link CompositeAggregate#sliding}. What it
 * reads equals what a fresh merge of all slices held would read. Each part slides by the algebra of its type, see {@link
 * AccumulatorType#sliding}.
 *
 * <p>A part that has failed in a slice is failed as long as that slice is held, and not after. A part that throws here is
 * failed until {@link #clear}, which {@link #evict} then asks for.
 */
public final class SlidingComposite {

    private final AccumulatorType<Object>[] types;
    private final SlidingAggregate<Object>[] parts;
    /** Why each part threw here; {@code null} where it did not. */
    private final String[] broken;
    /** By part, the failures of the slices held, oldest first; {@code null} as long as there never was one. */
    private final Deque<String>[] failures;
    /** By part, the events that the slices held have missed. */
    private final long[] missed;

    private int size;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic types
    SlidingComposite(AccumulatorType<Object>[] types) {
        this.types = types;
        this.parts = new SlidingAggregate[types.length];
        for (int i = 0; i < types.length; i++) {
            parts[i] = types[i].sliding();
        }
        this.broken = new String[types.length];
        this.failures = new Deque[types.length];
        this.missed = new long[types.length];
    }

    /** Takes in the slice after the newest; keeps no reference to it. */
    public void append(CompositeAccumulator newest) {
        for (int i = 0; i < parts.length; i++) {
            if (newest.parts[i] == null) {
                if (failures[i] == null) {
                    failures[i] = new ArrayDeque<>();
                }
                failures[i].add(newest.failure(i));
            }
            missed[i] += missed(newest, i);
            if (broken[i] == null) {
                try {
                    parts[i].append(part(newest, i));
                } catch (RuntimeException failure) {
                    broken[i] = CompositeAggregate.describe(failure);
                }
            }
        }
        size++;
    }

    /**
     * Takes out the oldest slice.
     *
     * @param oldest the first slice still held, unchanged since it was appended
     * @return false when it cannot be taken out exactly, for example of a sketch whose bins have collapsed; this is then of no
     *     use until the owner calls {@link #clear} and appends the remaining slices anew
     * @throws IllegalStateException when no slice is held
     */
    public boolean evict(CompositeAccumulator oldest) {
        if (size == 0) {
            throw new IllegalStateException("there is no slice to take out");
        }
        size--;
        boolean exact = true;
        for (int i = 0; i < parts.length; i++) {
            if (oldest.parts[i] == null) {
                failures[i].remove();
            }
            missed[i] -= missed(oldest, i);
            exact &= evict(oldest, i);
        }
        return exact;
    }

    private boolean evict(CompositeAccumulator oldest, int i) {
        if (broken[i] == null) {
            try {
                return parts[i].evict(part(oldest, i));
            } catch (RuntimeException failure) {
                broken[i] = CompositeAggregate.describe(failure);
            }
        }
        return false;
    }

    /**
     * The aggregate of all slices held, to read results from. It shares state with this: it is valid until the next call, and
     * must not be changed.
     */
    public CompositeAccumulator merged() {
        CompositeAccumulator merged = new CompositeAccumulator(new Object[parts.length]);
        for (int i = 0; i < parts.length; i++) {
            merged.miss(i, missed[i]);
            String failure = failures[i] == null ? null : failures[i].peek();
            if (failure == null && broken[i] == null) {
                try {
                    merged.parts[i] = parts[i].merged();
                } catch (RuntimeException thrown) {
                    broken[i] = CompositeAggregate.describe(thrown);
                }
            }
            if (merged.parts[i] == null) {
                merged.fail(i, failure != null ? failure : broken[i]);
            }
        }
        return merged;
    }

    /** Number of slices held. */
    public int size() {
        return size;
    }

    /** Forgets all slices. */
    public void clear() {
        for (int i = 0; i < parts.length; i++) {
            parts[i].clear();
            broken[i] = null;
            failures[i] = null;
            missed[i] = 0;
        }
        size = 0;
    }

    /** A part of a slice; one of no events in the place of a failed one. */
    private Object part(CompositeAccumulator slice, int i) {
        Object part = slice.parts[i];
        return part == null ? types[i].create() : part;
    }

    /** As a merge would have it: what a failed part has missed does not count. */
    private static long missed(CompositeAccumulator slice, int i) {
        return slice.parts[i] == null ? 0 : slice.missed(i);
    }
}
