package io.tidemark.job.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** What a cluster keeps on disk: its configuration, logs, checkpoints, savepoints and working files. */
public final class ClusterFolders {

    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;

    ClusterFolders(Path folder) {
        this.folder = folder;
    }

    /** The folder with {@code config.yaml}. */
    public Path configuration() {
        return created("conf");
    }

    public Path checkpoints() {
        return created("checkpoints");
    }

    public Path savepoints() {
        return created("savepoints");
    }

    /** The folder with a log file for each process. */
    public Path logs() {
        return created("log");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /**
     * Writes the cluster's configuration: the shipped file, then ports and folders of its own, then the test's settings.
     *
     * @return what the file says
     */
    Configuration configure(Map<String, String> settings) {
        Configuration configuration = GlobalConfiguration.loadConfiguration(
                ProjectFiles.flinkConfiguration().getParent().toString());
        int restPort = FreePorts.next();
        configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(JobManagerOptions.PORT, FreePorts.next());
        configuration.set(BlobServerOptions.PORT, Integer.toString(FreePorts.next()));
        configuration.set(TaskManagerOptions.HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(RestOptions.PORT, restPort);
        configuration.set(RestOptions.BIND_PORT, Integer.toString(restPort));
        configuration.set(CoreOptions.TMP_DIRS, created("tmp").toString());
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(checkpoints()));
        configuration.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, uri(savepoints()));
        // How old an answer of the REST API may be: tests must see the job as it is, not as it was 3 s ago.
        configuration.setString(RestOptions.CACHE_EXECUTION_GRAPH_TIMEOUT.key(), "50ms");
        settings.forEach(configuration::setString);
        write(configuration);
        return configuration;
    }

    private void write(Configuration configuration) {
        Path file = configuration().resolve("config.yaml");
        try {
            Files.write(file, ConfigurationUtils.convertConfigToWritableLines(configuration, true));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    private Path created(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot create the folder " + folder.resolve(name), failure);
        }
    }

    private static String uri(Path path) {
        return path.toUri().toString();
    }
}
