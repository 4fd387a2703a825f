package io.tidemark.job.faults;

/**
 * A record of the workload.
 *
 * @param key of the event; {@code null} for a rejected record
 * @param time of the event, in milliseconds since the epoch
 * @param reason why it has to be rejected, or {@code null}
 */
record Input(int partition, String json, Fate fate, String key, long time, double value, String reason) {}
