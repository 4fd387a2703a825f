/**
 * The pipeline file: read once, checked whole, and from then on a tree of immutable records.
 *
 * <p>Bare numbers carry their unit in the name; durations are {@link java.time.Duration}s up to here and milliseconds
 * inside the operators.
 */
package io.tidemark.job.config;
