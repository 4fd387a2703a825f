package io.tidemark.functions.aggregate;

/** The last values of a stream, up to a limit, in a ring that grows as it fills. */
final class RecentValues {

    private static final int INITIAL_CAPACITY = 8;

    private final int limit;
    private double[] ring;
    /** Where the next value goes. */
    private int next;

    private int size;

    RecentValues(int limit) {
        this.limit = limit;
        this.ring = new double[Math.min(limit, INITIAL_CAPACITY)];
    }

    /** Appends the first {@code count} values. */
    void append(double[] values, int count) {
        // Of more than the limit only the last ones would stay.
        for (int i = Math.max(0, count - limit); i < count; i++) {
            if (size == ring.length && size < limit) {
                ring = last(size, (int) Math.min(limit, 2L * size));
                next = size;
            }
            ring[next] = values[i];
            next = next + 1 == ring.length ? 0 : next + 1;
            size = Math.min(size + 1, ring.length);
        }
    }

    /** The last {@code count} values, of which there must be so many, in order. */
    double[] last(int count) {
        return last(count, count);
    }

    void clear() {
        next = 0;
        size = 0;
    }

    private double[] last(int count, int length) {
        double[] found = new double[length];
        int first = next - count;
        if (first >= 0) {
            System.arraycopy(ring, first, found, 0, count);
        } else {
            System.arraycopy(ring, first + ring.length, found, 0, -first);
            System.arraycopy(ring, 0, found, -first, next);
        }
        return found;
    }
}
