package io.tidemark.job.config;

/** What an aggregate computes; written in small letters with hyphens. */
public enum AggregateKind {
    COUNT(Input.EVENT),
    SUM(Input.NUMBER),
    AVG(Input.NUMBER),
    MIN(Input.NUMBER),
    MAX(Input.NUMBER),
    RANGE(Input.NUMBER),
    VARIANCE(Input.NUMBER),
    STDDEV(Input.NUMBER),
    /** Of the {@code p} that the file names. */
    PERCENTILE(Input.NUMBER),
    P50(50),
    P90(90),
    P95(95),
    P99(99),
    P999(99.9),
    MEDIAN(50),
    DISTINCT(Input.TEXT),
    FIRST(Input.NUMBER),
    LAST(Input.NUMBER),
    RATE(Input.EVENT),
    TOP_K(Input.TEXT),
    EMA(Input.NUMBER),
    LAST_N(Input.NUMBER),
    RUNNING_RATE(Input.EVENT);

    /** What an aggregate looks at. */
    enum Input {
        /** The event as such; a field, where one is allowed, only has to be there. */
        EVENT,
        NUMBER,
        TEXT
    }

    private final Input input;
    private final double p;

    AggregateKind(Input input) {
        this.input = input;
        this.p = Double.NaN;
    }

    AggregateKind(double p) {
        this.input = Input.NUMBER;
        this.p = p;
    }

    Input input() {
        return input;
    }

    /** The percentile that a shorthand stands for, in percent; NaN for every other kind. */
    public double shorthandPercentile() {
        return p;
    }

    /** Whether this is a percentile under one name or another. */
    public boolean isPercentile() {
        return this == PERCENTILE || !Double.isNaN(p);
    }

    /** Whether this is a running statistic of the key: what it shows does not depend on a window. */
    public boolean isRunning() {
        return this == EMA || this == LAST_N || this == RUNNING_RATE;
    }

    /** Whether each result is one number, when there is any. */
    boolean isNumber() {
        return this != TOP_K && this != LAST_N;
    }

    /** Whether the aggregate is made of the numbers that the events in a window have in a field. */
    public boolean readsNumbers() {
        return input == Input.NUMBER && !isRunning();
    }

    /** Whether the aggregate reads the event's value when it names no field. */
    public boolean readsValue() {
        return input != Input.EVENT;
    }
}
