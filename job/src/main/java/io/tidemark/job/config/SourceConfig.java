package io.tidemark.job.config;

import java.io.Serializable;

/**
 * The source of a pipeline.
 *
 * @param connector where records come from
 * @param format how they are written
 */
public record SourceConfig(ConnectorConfig connector, RecordFormat format) implements Serializable {}
