package io.tidemark.operators;

/** Which clock assigns events to windows and closes them. */
public enum TimeDomain {
    /** The events' own times and the watermark. */
    EVENT,
    /** The wall clock of arrival; nothing is ever late. */
    PROCESSING
}
