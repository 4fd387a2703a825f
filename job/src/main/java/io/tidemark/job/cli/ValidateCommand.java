package io.tidemark.job.cli;

import io.tidemark.job.config.PipelineConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a pipeline file without running it. */
@Command(
        name = "validate",
        description = "Read and check a pipeline file; print every problem with its file, line and column.")
final class ValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The pipeline file.")
    private Path file;

    @Mixin
    private PipelineOptionsMixin options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PipelineConfig pipeline = options.read(file, spec.commandLine().getErr());
        spec.commandLine().getOut().println(file + ": pipeline " + pipeline.name() + " is valid");
        return ExitStatus.DONE;
    }
}
