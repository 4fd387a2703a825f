package io.tidemark.job.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigException;

/**
 * What <code>${file:PATH}</code> stands for: the text of a file where the client is made, without the line end that editors
 * and {@code echo} put behind it.
 */
public final class FileSecrets extends SecretProvider {

    /** A certificate chain has a few KiB; more than this is the wrong file. */
    private static final long MAX_BYTES = 1 << 20;

    @Override
    String lookUp(String name) {
        try {
            Path file = Path.of(name);
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new ConfigException(
                        "the file " + name + " has " + size + " bytes; a secret has at most " + MAX_BYTES);
            }
            return Files.readString(file).replaceFirst("\\R\\z", "");
        } catch (IOException | InvalidPathException e) {
            throw new ConfigException("the file " + name + " cannot be read where the Kafka client is made ("
                    + e.getClass().getSimpleName() + "); put it there for every JobManager and TaskManager");
        }
    }
}
