package io.tidemark.functions;

import java.util.Arrays;

/**
 * Events as rows of what a {@link BatchLayout} keeps of them, in flat arrays. As a view it shows one row at a time: that of
 * the last call of {@link #at}.
 *
 * <p>The arrays are open to loops that read a whole column: {@link #numbers} holds row after row, {@link #stride} numbers
 * each. They are valid until the batch changes and belong to it; rows from {@link #size} on are left-overs.
 *
 * <p>Adding a row is O(columns). A batch grows by doubling and never shrinks.
 */
public final class EventBatch implements EventView {

    /** Rows of the first arrays: most batches of many keys stay small. */
    private static final int INITIAL_ROWS = 4;

    private static final double[] NO_NUMBERS = {};
    private static final String[] NO_TEXTS = {};
    private static final long[] NO_TIMES = {};

    private final BatchLayout layout;
    private final int stride;
    private final int textStride;
    private final boolean keepsTimes;
    private double[] numbers = NO_NUMBERS;
    private String[] texts = NO_TEXTS;
    private long[] times = NO_TIMES;
    private int capacity;
    private int size;
    private int cursor;
    private long minTime = Long.MAX_VALUE;
    private long maxTime = Long.MIN_VALUE;

    /** A batch of no rows. */
    public EventBatch(BatchLayout layout) {
        this.layout = layout;
        this.stride = layout.numberColumns();
        this.textStride = layout.textColumns();
        this.keepsTimes = layout.hasTimes();
    }

    /** What rows keep. */
    public BatchLayout layout() {
        return layout;
    }

    /** Number of rows. */
    public int size() {
        return size;
    }

    /** The earliest time of all rows, whether or not the layout keeps times; {@link Long#MAX_VALUE} without rows. */
    public long minTime() {
        return minTime;
    }

    /** The latest time of all rows, whether or not the layout keeps times; {@link Long#MIN_VALUE} without rows. */
    public long maxTime() {
        return maxTime;
    }

    /** Keeps what the layout says of an event, as the last row. */
    public void add(EventView event) {
        int row = addRow();
        int at = row * stride;
        for (int column = 0; column < stride; column++) {
            numbers[at + column] = event.number(layout.numberField(column));
        }
        at = row * textStride;
        for (int column = 0; column < textStride; column++) {
            texts[at + column] = event.text(layout.textField(column));
        }
        setTime(row, event.time());
    }

    /**
     * Shows rows that are kept elsewhere. The arrays stay their owner's; nothing may be added to this batch until it shows
     * others.
     *
     * @param newNumbers row after row, {@code null} when the layout keeps none
     * @param newTexts row after row, {@code null} when the layout keeps none
     * @param newTimes {@code null} when the layout keeps none
     * @param min the earliest time of all rows
     * @param max the latest time of all rows
     */
    public void show(double[] newNumbers, String[] newTexts, long[] newTimes, int rows, long min, long max) {
        numbers = newNumbers == null ? NO_NUMBERS : newNumbers;
        texts = newTexts == null ? NO_TEXTS : newTexts;
        times = newTimes == null ? NO_TIMES : newTimes;
        capacity = rows;
        size = rows;
        cursor = 0;
        minTime = min;
        maxTime = max;
    }

    private int addRow() {
        int row = size;
        if (row == capacity) {
            reserve(row + 1);
        }
        size = row + 1;
        return row;
    }

    private void setTime(int row, long time) {
        if (keepsTimes) {
            times[row] = time;
        }
        extend(time, time);
    }

    /** Shows a row, counted from 0 and below {@link #size}; returns this batch. */
    public EventBatch at(int row) {
        cursor = row;
        return this;
    }

    /** The time of the row shown; {@link #minTime} when the layout keeps no times. */
    @Override
    public long time() {
        return layout.hasTimes() ? times[cursor] : minTime;
    }

    /**
     * The number of the row shown.
     *
     * @throws IllegalArgumentException when the layout does not keep it
     */
    @Override
    public double number(int field) {
        return numbers[cursor * layout.numberColumns() + layout.numberColumn(field)];
    }

    /**
     * The text of the row shown.
     *
     * @throws IllegalArgumentException when the layout does not keep it
     */
    @Override
    public String text(int field) {
        return texts[cursor * layout.textColumns() + layout.textColumn(field)];
    }

    /** The numbers, row after row; {@code NaN} where an event had none. */
    public double[] numbers() {
        return numbers;
    }

    /** Numbers a row, so the distance in {@link #numbers} from one value of a field to the next. */
    public int stride() {
        return stride;
    }

    /**
     * Where the first row has the number of a field; that of row r is {@code r * stride()} further on.
     *
     * @throws IllegalArgumentException when the layout does not keep it
     */
    public int column(int field) {
        return layout.numberColumn(field);
    }

    /** The times of the rows, in milliseconds since the epoch; empty when the layout keeps none. */
    public long[] times() {
        return times;
    }

    /** The texts, row after row, as many a row as the layout has; {@code null} where an event had none. */
    public String[] texts() {
        return texts;
    }

    /** A batch of the same rows that shares nothing mutable. */
    public EventBatch copy() {
        EventBatch copy = new EventBatch(layout);
        copy.reserve(size);
        System.arraycopy(numbers, 0, copy.numbers, 0, size * layout.numberColumns());
        System.arraycopy(texts, 0, copy.texts, 0, size * layout.textColumns());
        System.arraycopy(times, 0, copy.times, 0, layout.hasTimes() ? size : 0);
        copy.filled(size, minTime, maxTime);
        return copy;
    }

    /** Forgets all rows; the arrays stay for the next ones. */
    public void clear() {
        if (textStride > 0) {
            Arrays.fill(texts, 0, size * textStride, null);
        }
        size = 0;
        cursor = 0;
        minTime = Long.MAX_VALUE;
        maxTime = Long.MIN_VALUE;
    }

    /** Makes room for this many rows in all. */
    void reserve(int rows) {
        if (rows <= capacity) {
            return;
        }
        int grown = Math.max(rows, Math.max(INITIAL_ROWS, (int) Math.min(2L * capacity, Integer.MAX_VALUE)));
        if (layout.numberColumns() > 0) {
            numbers = Arrays.copyOf(numbers, Math.multiplyExact(grown, layout.numberColumns()));
        }
        if (layout.textColumns() > 0) {
            texts = Arrays.copyOf(texts, Math.multiplyExact(grown, layout.textColumns()));
        }
        if (layout.hasTimes()) {
            times = Arrays.copyOf(times, grown);
        }
        capacity = grown;
    }

    /** Says that the reserved rows up to here are filled, the new ones with times from {@code min} to {@code max}. */
    void filled(int rows, long min, long max) {
        size = rows;
        extend(min, max);
    }

    private void extend(long min, long max) {
        minTime = Math.min(minTime, min);
        maxTime = Math.max(maxTime, max);
    }
}
