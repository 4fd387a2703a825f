package io.tidemark.benchmarks.streams;

/**
 * What the topology reads of an event.
 *
 * @param service its key
 * @param latencyMillis its value
 * @param timeMillis its event time
 */
public record Request(String service, double latencyMillis, long timeMillis) {}
