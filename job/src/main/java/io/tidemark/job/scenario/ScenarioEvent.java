package io.tidemark.job.scenario;

/**
 * A record that a scenario sends, before it is decoded.
 *
 * @param raw its bytes; nobody changes them
 * @param line where it is written in the scenario file, from 1
 */
// Never compared; copies would buy nothing.
@SuppressWarnings("ArrayRecordComponent")
record ScenarioEvent(byte[] raw, int line) {}
