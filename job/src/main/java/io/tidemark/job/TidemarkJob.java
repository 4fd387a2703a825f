package io.tidemark.job;

import io.tidemark.job.cli.JobCommand;

/**
 * The main of the job JAR, for {@code flink run tidemark-job.jar FILE}, application clusters and the REST API's {@code
 * /jars/:id/run}. The command line {@code tidemark} has a main of its own.
 */
public final class TidemarkJob {

    private TidemarkJob() {}

    /**
     * Starts a pipeline's job, and waits for its end if Flink's client was asked to.
     *
     * @param arguments the pipeline file, then {@code --set path=value}, {@code --parallelism N} and {@code --state-backend
     *     hashmap|rocksdb}
     * @throws Exception when there is no job to start; the message says why
     */
    public static void main(String[] arguments) throws Exception {
        JobCommand.start(arguments);
    }
}
