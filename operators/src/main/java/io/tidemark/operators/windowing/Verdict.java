package io.tidemark.operators.windowing;

/** What becomes of an event in one of its windows. */
enum Verdict {
    /** The window's time has not passed. */
    ON_TIME,
    /** The window's time has passed, but it still takes events. */
    LATE,
    /** The window takes no more events. */
    TOO_LATE
}
