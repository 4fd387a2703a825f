package io.tidemark.job.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * The statistics output.
 *
 * @param every how often a record is written; greater than zero
 */
public record StatisticsConfig(OutputConfig output, Duration every) implements Serializable {}
