package io.tidemark.job.report;

/**
 * Names a series.
 *
 * @param window name of the window definition
 * @param key the key as JSON
 */
record SeriesId(String window, String key) {}
