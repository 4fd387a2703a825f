package io.tidemark.benchmarks.loop;

import io.tidemark.benchmarks.workload.Sample;

/** The windows of all keys; used by one thread. */
interface LoopWindows {

    /** Takes in an event. */
    void add(String key, Sample sample);

    /** No event before this time is still to come: notes the panes of all windows that end by then and drops what is not needed. */
    void advanceTo(long time);
}
