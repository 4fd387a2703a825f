package io.tidemark.job.cli;

import io.tidemark.job.config.PipelineSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of the pipeline file. */
@Command(name = "schema", description = "Print the JSON Schema of the pipeline file, for editors.")
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(PipelineSchema.json());
        return ExitStatus.DONE;
    }
}
