package io.tidemark.functions.sketch;

/**
 * The values of those slices that are the smallest from there to the newest slice, in a ring: strictly ascending, the smallest
 * of all first. The order is that of {@link Double#compare}, in which {@link Math#min} takes -0.0 for less than 0.0.
 */
final class Wedge {

    private static final int INITIAL_CAPACITY = 4;

    /** 1 to keep the smallest; -1 to keep the largest. */
    private final int sign;

    private double[] values = new double[INITIAL_CAPACITY];
    private long[] slices = new long[INITIAL_CAPACITY];
    private int head;
    private int size;

    Wedge(int sign) {
        this.sign = sign;
    }

    void append(long slice, double value) {
        while (size > 0 && sign * Double.compare(values[place(size - 1)], value) >= 0) {
            size--;
        }
        if (size == values.length) {
            grow();
        }
        values[place(size)] = value;
        slices[place(size)] = slice;
        size++;
    }

    void evict(long slice) {
        if (slices[head] == slice) {
            head = place(1);
            size--;
        }
    }

    double first() {
        return size == 0 ? sign * Double.POSITIVE_INFINITY : values[head];
    }

    void clear() {
        size = 0;
    }

    private int place(int i) {
        // Capacities are powers of two.
        return (head + i) & (values.length - 1);
    }

    private void grow() {
        double[] grownValues = new double[2 * size];
        long[] grownSlices = new long[2 * size];
        for (int i = 0; i < size; i++) {
            grownValues[i] = values[place(i)];
            grownSlices[i] = slices[place(i)];
        }
        values = grownValues;
        slices = grownSlices;
        head = 0;
    }
}
