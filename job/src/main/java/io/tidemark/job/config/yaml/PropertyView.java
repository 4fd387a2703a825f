package io.tidemark.job.config.yaml;

/** Says what may be seen of a property of a client library. */
public interface PropertyView {

    /**
     * A property as people may see it.
     *
     * @param path of the properties that it is one of
     */
    Setting show(String path, String key, String value);
}
