package io.tidemark.job.cli;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.explain.Explanation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a pipeline without running it. */
@Command(
        name = "explain",
        description = "Say what a pipeline will be on a cluster, without running it or talking to any server.",
        footer = {
            "",
            "It prints the operators with their uids, what holds in the pipeline (secrets hidden), estimates of state and",
            "latency, and warnings. Give --parallelism and -D as to submit, to see what they change."
        })
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The pipeline file.")
    private Path file;

    @Mixin
    private PipelineOptionsMixin pipelineOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    @Mixin
    private FlinkSettings flinkSettings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Configuration settings = flinkSettings.flinkConfiguration();
        settings.addAll(clusterOptions.flinkConfiguration());
        PipelineConfig pipeline = pipelineOptions.read(file, spec.commandLine().getErr());
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
        ClusterJob.assemble(pipeline, environment);
        List<String> notes = new ArrayList<>();
        List<String> unnamed = ClusterJob.unnamedOutputs(pipeline);
        if (!unnamed.isEmpty()) {
            notes.add(ClusterJob.missingOutputs(unnamed) + ". Only run does without");
        }
        out.print(Explanation.of(pipeline, environment, notes));
        out.flush();
        return ExitStatus.DONE;
    }
}
