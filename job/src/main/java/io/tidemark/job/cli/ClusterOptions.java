package io.tidemark.job.cli;

import io.tidemark.job.topology.JobConfiguration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateBackendOptions;
import picocli.CommandLine.Option;

/** Options of a job on a cluster; what is not given is the cluster's own choice. */
final class ClusterOptions {

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Subtasks of each operator; the cluster's parallelism.default if not given.")
    private Integer parallelism;

    @Option(
            names = "--state-backend",
            paramLabel = "hashmap|rocksdb",
            description = "Where keyed state lives; the cluster's choice if not given.")
    private StateBackendChoice stateBackend;

    @Option(names = "--web-port", paramLabel = "N", hidden = true, description = "Of run only.")
    private Integer webPort;

    /**
     * The options as Flink's configuration.
     *
     * @throws CommandFailure when one is not possible
     */
    Configuration flinkConfiguration() {
        if (webPort != null) {
            throw CommandFailure.usage(
                    "--web-port belongs to run: a job on a cluster is seen in the cluster's own web UI; leave it out");
        }
        Configuration configuration = new Configuration();
        if (parallelism != null) {
            requireParallelism(parallelism, "--parallelism: ");
            configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        }
        if (stateBackend != null) {
            configuration.set(StateBackendOptions.STATE_BACKEND, stateBackend.toString());
        }
        return configuration;
    }

    /**
     * Refuses a number of subtasks that the job cannot have.
     *
     * @param origin where it comes from, to begin the message with
     */
    static void requireParallelism(int parallelism, String origin) {
        try {
            JobConfiguration.requireParallelism(parallelism);
        } catch (IllegalArgumentException outOfRange) {
            throw CommandFailure.usage(origin + outOfRange.getMessage());
        }
    }
}
