package io.tidemark.operators.windowing;

/**
 * A session that had fired and whose bounds a merge has replaced: what was emitted for them is taken back.
 *
 * @param definition number of the window definition
 * @param start first millisecond of the old bounds
 * @param end first millisecond after the old bounds
 * @param paneIndex index of the retraction pane
 */
record AbsorbedSession(int definition, long start, long end, int paneIndex) {}
