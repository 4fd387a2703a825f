package io.tidemark.job.cli;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.topology.CheckpointTimes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.RemoteStreamEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Submits a pipeline to a running cluster. */
@Command(
        name = "submit",
        description = "Submit a pipeline to a running Flink cluster.",
        footer = {
            "",
            "It waits for the job's end unless --detached; Ctrl-C leaves the job running. A job without checkpoint settings",
            "of its own takes those of the cluster, or else a checkpoint every 10 seconds. Every output has to be named.",
            "Paths and secrets are the cluster's: ${env:NAME} and ${file:PATH} are resolved where they are used."
        })
final class SubmitCommand implements Callable<Integer> {

    /** The settings that Flink leaves to clients begin with these; this client takes the cluster's. */
    private static final List<String> JOB_SETTINGS =
            List.of("execution.checkpointing.", "restart-strategy", "state.", "parallelism.default", "pipeline.");

    @Parameters(paramLabel = "FILE", description = "The pipeline file.")
    private Path file;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "HOST:PORT",
            description = "The JobManager's REST API and web UI, such as localhost:8081.")
    private String target;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description =
                    "Start with the state of a savepoint or retained checkpoint; all of it must find its operator.")
    private String savepoint;

    @Option(names = "--detached", description = "Return when the job has been submitted.")
    private boolean detached;

    @Mixin
    private PipelineOptionsMixin pipelineOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    @Mixin
    private FlinkSettings flinkSettings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        ClusterAddress address = address();
        Configuration own = flinkSettings.flinkConfiguration();
        own.addAll(clusterOptions.flinkConfiguration());
        PipelineConfig pipeline = pipelineOptions.read(file, err);
        ClusterJob job = ClusterJob.of(pipeline);
        Path jar = JobJar.find();
        try (ClusterConnection connection = new ClusterConnection(address, own)) {
            Configuration cluster = connection.configuration();
            RemoteStreamEnvironment environment = environment(address, jar, jobSettings(cluster, own));
            job.assemble(environment);
            job.askBrokers(environment, warning -> err.println("tidemark: warning: " + warning));
            FreeSlots.await(connection, cluster, environment.getParallelism(), err);
            SubmittedJob submitted =
                    new SubmittedJob(pipeline.name(), submit(environment, pipeline), connection, savepoint, err);
            submitted.announce(spec.commandLine().getOut());
            if (savepoint != null) {
                submitted.awaitRestored();
            }
            if (!detached) {
                submitted.awaitEnd();
            }
        }
        return ExitStatus.DONE;
    }

    private ClusterAddress address() {
        try {
            return ClusterAddress.parse(target);
        } catch (IllegalArgumentException noAddress) {
            throw new ParameterException(spec.commandLine(), "--target: " + noAddress.getMessage(), noAddress);
        }
    }

    /** The cluster's settings for jobs, then those of the command line. */
    private static Configuration jobSettings(Configuration cluster, Configuration own) {
        Configuration settings = new Configuration();
        for (Map.Entry<String, String> entry : cluster.toMap().entrySet()) {
            if (JOB_SETTINGS.stream().anyMatch(entry.getKey()::startsWith)) {
                settings.setString(entry.getKey(), entry.getValue());
            }
        }
        settings.addAll(own);
        return settings;
    }

    private RemoteStreamEnvironment environment(ClusterAddress address, Path jar, Configuration settings) {
        // State that finds no operator fails the start: to skip it is to lose it.
        SavepointRestoreSettings restore = savepoint == null
                ? SavepointRestoreSettings.none()
                : SavepointRestoreSettings.forPath(savepoint, false);
        try {
            var unused = CheckpointTimes.of(settings);
            return new RemoteStreamEnvironment(
                    address.host(), address.port(), settings, new String[] {jar.toString()}, null, restore);
        } catch (IllegalArgumentException impossible) {
            throw CommandFailure.usage(
                    "Flink cannot use its settings (-D, or the cluster's): " + impossible.getMessage());
        }
    }

    private JobClient submit(RemoteStreamEnvironment environment, PipelineConfig pipeline) {
        try {
            return environment.executeAsync();
        } catch (Exception failure) { // all that executeAsync declares
            String advice = savepoint == null ? null : RestoreFailure.describe(savepoint, failure);
            if (advice != null) {
                throw CommandFailure.failed(advice, null);
            }
            throw CommandFailure.failed("pipeline " + pipeline.name() + " could not be submitted", failure);
        }
    }
}
