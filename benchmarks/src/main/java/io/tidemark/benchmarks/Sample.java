package io.tidemark.benchmarks;

/**
 * An event of the measurements.
 *
 * @param key number of the key; a number, so that making and shipping keys costs little and the windows decide
 * @param time in milliseconds
 * @param value lognormal, three decimals
 */
record Sample(int key, long time, double value) {}
