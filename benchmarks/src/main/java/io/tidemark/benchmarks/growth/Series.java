package io.tidemark.benchmarks.growth;

import java.util.List;

/**
 * What an event costs as one thing grows.
 *
 * @param name what grows
 */
record Series(String name, List<Point> points) {

    /**
     * One measurement.
     *
     * @param size how large the thing has grown
     * @param cpuNanos processor time for each event
     * @param wallNanos wall clock for each event
     */
    record Point(int size, double cpuNanos, double wallNanos) {}
}
