package io.tidemark.job.config;

import io.tidemark.job.config.yaml.TextType;
import java.util.regex.Pattern;

/** How a file names the field of a record. */
final class FieldNames {

    /** Parts between dots reach into objects; a CSV column may have the dots in its name. */
    static final TextType TYPE =
            new TextType(Pattern.compile("[^.\\s]([^.]*)(\\.[^.]+)*"), "a field such as latency_ms or usage.tokens");

    private FieldNames() {}
}
