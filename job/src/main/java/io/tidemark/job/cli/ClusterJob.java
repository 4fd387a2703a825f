package io.tidemark.job.cli;

import io.tidemark.job.config.OutputsConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.kafka.TransactionTimeout;
import io.tidemark.job.topology.CheckpointTimes;
import io.tidemark.job.topology.ConfiguredSinks;
import io.tidemark.job.topology.JobConfiguration;
import io.tidemark.job.topology.JobSinks;
import io.tidemark.job.topology.PipelineJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A pipeline's job for a cluster: what {@code submit} and the job JAR's own main put into their environments. */
final class ClusterJob {

    private final PipelineConfig pipeline;

    private ClusterJob(PipelineConfig pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * The job of a pipeline that a cluster can run.
     *
     * @throws CommandFailure when it cannot, with every reason
     */
    static ClusterJob of(PipelineConfig pipeline) {
        List<String> refusals = new ArrayList<>();
        List<String> unnamed = unnamedOutputs(pipeline);
        if (!unnamed.isEmpty()) {
            refusals.add(missingOutputs(unnamed));
        }
        if (!refusals.isEmpty()) {
            throw CommandFailure.usage(String.join(System.lineSeparator(), refusals));
        }
        return new ClusterJob(pipeline);
    }

    /** The outputs that have something to say but no place to say it. */
    static List<String> unnamedOutputs(PipelineConfig pipeline) {
        OutputsConfig outputs = pipeline.output();
        return outputs.unnamed().stream()
                .filter(output ->
                        !output.equals("anomalies") || !pipeline.anomalies().isEmpty())
                .map(output -> "output." + output)
                .toList();
    }

    /** Why outputs have to be named, and how. */
    static String missingOutputs(List<String> unnamed) {
        boolean one = unnamed.size() == 1;
        String last = unnamed.get(unnamed.size() - 1);
        String names = one ? last : String.join(", ", unnamed.subList(0, unnamed.size() - 1)) + " and " + last;
        return names + (one ? " is" : " are") + " not named: a cluster has no console of yours, so every output needs a"
                + " place, such as " + last.substring("output.".length())
                + ": {kafka: {topic: …}} or {files: {path: …}};"
                + " {discard: {}} drops its records, {print: {}} writes them to the TaskManagers' standard output";
    }

    /**
     * Adds the job to an environment, with what it asks of Flink.
     *
     * @param environment with the user's settings and those of the cluster
     * @throws CommandFailure when the settings cannot work
     */
    void assemble(StreamExecutionEnvironment environment) {
        assemble(pipeline, environment);
    }

    /** The same for a pipeline that nobody is going to run, whatever speaks against it. */
    static void assemble(PipelineConfig pipeline, StreamExecutionEnvironment environment) {
        PipelineJob job;
        Configuration asked;
        try {
            JobSinks sinks = ConfiguredSinks.of(pipeline, transactionTimeout(environment));
            job = new PipelineJob(pipeline, sinks);
            asked = JobConfiguration.of(job, environment.getConfiguration());
        } catch (IllegalArgumentException impossible) {
            throw CommandFailure.usage(impossible.getMessage());
        }
        environment.configure(asked);
        ClusterOptions.requireParallelism(environment.getParallelism(), "parallelism.default: ");
        job.assemble(environment);
    }

    private static Duration transactionTimeout(StreamExecutionEnvironment environment) {
        CheckpointTimes times = CheckpointTimes.of(environment.getConfiguration());
        return TransactionTimeout.required(times.interval(), times.timeout());
    }

    /**
     * Asks the brokers of the pipeline, if they can be reached from here, whether the assembled job can run.
     *
     * @param warn takes what a person should know
     * @throws CommandFailure when it cannot
     */
    void askBrokers(StreamExecutionEnvironment environment, Consumer<String> warn) {
        Brokers.ask(pipeline, environment.getParallelism(), transactionTimeout(environment), warn);
    }
}
