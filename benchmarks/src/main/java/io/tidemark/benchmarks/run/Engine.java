package io.tidemark.benchmarks.run;

/** Something that computes the nine statistics of every window of a workload. */
public interface Engine {

    /** Name in tables and on the command line. */
    String name();

    /**
     * Goes through the whole stream once and returns when all results are in.
     *
     * @throws Exception when the engine fails
     */
    void run(Run run) throws Exception;
}
