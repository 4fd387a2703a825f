package io.tidemark.operators.example;

/**
 * A page has been loaded; Flink serializes a record field by field.
 *
 * @param page which one; the key
 * @param time when, in milliseconds since the epoch
 * @param millis how long it took
 */
public record PageLoad(String page, long time, double millis) {}
