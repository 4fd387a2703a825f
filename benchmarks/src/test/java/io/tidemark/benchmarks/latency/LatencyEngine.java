package io.tidemark.benchmarks.latency;

/** What is measured: it reads the input topic and writes the topic of results until it is closed. */
interface LatencyEngine extends AutoCloseable {

    /** Stops its processes. */
    @Override
    void close();
}
