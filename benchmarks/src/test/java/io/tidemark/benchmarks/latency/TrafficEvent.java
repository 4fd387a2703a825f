package io.tidemark.benchmarks.latency;

/**
 * An event to be sent.
 *
 * @param timeMillis its event time
 * @param key number of its key, from 0
 * @param thousandths its value times a thousand
 * @param json the record
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TrafficEvent(long timeMillis, int key, int thousandths, byte[] json) {}
