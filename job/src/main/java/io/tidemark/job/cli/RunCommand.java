package io.tidemark.job.cli;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.source.FilesSource;
import io.tidemark.job.topology.ConfiguredSinks;
import io.tidemark.job.topology.JobSinks;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a pipeline in this process. */
@Command(
        name = "run",
        description = "Run a pipeline in this process on an embedded Flink cluster with its web UI.",
        footer = {
            "",
            "It ends by itself when its input ends; Ctrl-C stops it cleanly. Results go where the file says, by default",
            "to standard output; progress and the summary go to standard error."
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The pipeline file.")
    private Path file;

    @Option(names = "--demo", description = "Run the built-in demo for about 30 seconds: no file, no server needed.")
    private boolean demo;

    @Mixin
    private PipelineOptionsMixin pipelineOptions;

    @Mixin
    private RunOptions runOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if ((file == null) == !demo) {
            throw new ParameterException(spec.commandLine(), "give either a pipeline FILE or --demo");
        }
        PrintWriter err = spec.commandLine().getErr();
        if (demo) {
            PipelineConfig pipeline = pipelineOptions.parse(Demo.NAME, Demo.pipelineText(), err);
            new Demo(pipeline, runOptions).run();
        } else {
            PipelineConfig pipeline = pipelineOptions.read(file, err);
            requireInput(pipeline);
            JobSinks sinks = sinks(pipeline);
            Brokers.require(
                    pipeline,
                    runOptions.parallelism(),
                    EmbeddedCluster.TRANSACTION_TIMEOUT,
                    warning -> err.println("tidemark: warning: " + warning));
            new EmbeddedRun(pipeline, runOptions, System.err).run(sinks, true);
        }
        return ExitStatus.DONE;
    }

    private static JobSinks sinks(PipelineConfig pipeline) {
        try {
            return ConfiguredSinks.of(pipeline, EmbeddedCluster.TRANSACTION_TIMEOUT);
        } catch (IllegalArgumentException problem) {
            throw CommandFailure.usage(problem.getMessage());
        }
    }

    /** A job that fails for want of input fails with the logs of a cluster; this takes one line. */
    private static void requireInput(PipelineConfig pipeline) throws IOException {
        if (pipeline.source().connector() instanceof ConnectorConfig.Files files) {
            try {
                FilesSource.requireInput(files);
            } catch (FileNotFoundException missing) {
                throw CommandFailure.failed("pipeline " + pipeline.name() + " has no input", missing);
            }
        }
    }
}
