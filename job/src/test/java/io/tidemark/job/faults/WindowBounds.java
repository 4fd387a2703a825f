package io.tidemark.job.faults;

/** What a result is a row of. */
record WindowBounds(String window, String key, long start, long end) {}
