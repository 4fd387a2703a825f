package io.tidemark.operators;

/** An event of the tests: a key, a time and one number. */
public record Reading(String key, long time, double value) {

    /** One line to make one. */
    public static Reading event(String key, long time, double value) {
        return new Reading(key, time, value);
    }
}
