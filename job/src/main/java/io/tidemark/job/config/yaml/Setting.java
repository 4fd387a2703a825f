package io.tidemark.job.config.yaml;

import java.io.Serializable;
import java.util.Objects;

/**
 * One value that holds, as people may see it: nothing in it is a secret.
 *
 * @param path where it stands, or would stand, in the file: {@code windows[0].tumbling.size}
 * @param value as the file writes it
 * @param isDefault whether it holds because the file says nothing else
 */
public record Setting(String path, String value, boolean isDefault) implements Serializable {

    public Setting {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(value, "value");
    }
}
