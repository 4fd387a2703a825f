package io.tidemark.functions.window;

/** What a pane holds when a window fires more than once. */
public enum PaneMode {
    /** All events of the window so far. */
    ACCUMULATING,
    /** Only the events since the last pane. */
    DISCARDING
}
