package io.tidemark.job.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What the started processes log, as options of their JVMs. */
final class LogConfiguration {

    private LogConfiguration() {}

    /** A server's log goes to this file, from INFO on. */
    static List<String> ofServer(Path folder, Path log) {
        return List.of("-Dlog4j2.configurationFile=" + copy("log4j2.properties", folder), "-Dlog.file=" + log);
    }

    /** A client logs errors only, to its standard error. */
    static List<String> ofClient(Path folder) {
        return List.of("-Dlog4j2.configurationFile=" + copy("log4j2-client.properties", folder));
    }

    private static String copy(String resource, Path folder) {
        Path target = folder.resolve(resource);
        try (InputStream in = LogConfiguration.class.getResourceAsStream("/cluster/" + resource)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + target, failure);
        }
        return target.toUri().toString();
    }
}
