package io.tidemark.benchmarks;

import io.tidemark.benchmarks.run.Measurement;

/** Is told of each run once its results are found to be right. */
interface Progress {

    /** A contender has gone through the stream of a trial. */
    void ran(Trial trial, Contender contender, Measurement measurement);
}
