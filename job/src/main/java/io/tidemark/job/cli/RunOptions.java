package io.tidemark.job.cli;

import io.tidemark.job.topology.JobConfiguration;
import picocli.CommandLine.Option;

/** Options of commands that run a job. */
final class RunOptions {

    private static final int DEFAULT_WEB_PORT = 8081;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Subtasks of each operator; the number of processors if not given.")
    private Integer parallelism;

    @Option(
            names = "--state-backend",
            paramLabel = "hashmap|rocksdb",
            defaultValue = "hashmap",
            description = "Where keyed state lives; ${DEFAULT-VALUE} if not given.")
    private StateBackendChoice stateBackend;

    @Option(
            names = "--web-port",
            paramLabel = "N",
            description = "Port of Flink's web UI on this machine, 0 for none; the first free one from "
                    + DEFAULT_WEB_PORT + " if not given.")
    private Integer webPort;

    /**
     * @throws CommandFailure when it is not possible
     */
    int parallelism() {
        if (parallelism == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (parallelism < 1 || parallelism > JobConfiguration.MAX_PARALLELISM) {
            throw CommandFailure.usage(
                    "--parallelism must be from 1 to " + JobConfiguration.MAX_PARALLELISM + ", found " + parallelism);
        }
        return parallelism;
    }

    StateBackendChoice stateBackend() {
        return stateBackend;
    }

    /**
     * The port of the web UI, 0 for none.
     *
     * @throws CommandFailure when the port asked for is not free, or no port is
     */
    int webPort() {
        if (webPort == null) {
            return LoopbackPorts.firstFree(DEFAULT_WEB_PORT);
        }
        if (webPort < 0 || webPort > LoopbackPorts.MAX) {
            throw CommandFailure.usage("--web-port must be from 0 to " + LoopbackPorts.MAX + ", found " + webPort);
        }
        if (webPort > 0 && !LoopbackPorts.isFree(webPort)) {
            throw CommandFailure.usage("--web-port " + webPort + " is in use; choose another, or 0 for no web UI");
        }
        return webPort;
    }
}
