/**
 * Reading YAML files that people write: every value keeps its place, and every problem is reported at once.
 *
 * <p>A file's options are declared once, as {@linkplain io.tidemark.job.config.yaml.Option data} inside an {@link
 * io.tidemark.job.config.yaml.ObjectType}; the same declaration reads the file and describes itself as JSON Schema. Nothing
 * here knows what a pipeline is.
 */
package io.tidemark.job.config.yaml;
