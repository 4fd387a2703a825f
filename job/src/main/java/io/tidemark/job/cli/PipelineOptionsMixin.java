package io.tidemark.job.cli;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import io.tidemark.job.config.yaml.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of every command that reads a pipeline file. */
final class PipelineOptionsMixin {

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "Set a value of the pipeline file, such as source.files.path=x.csv. Repeatable.")
    private List<String> overrides = new ArrayList<>();

    /**
     * Reads a pipeline file, or prints all its problems.
     *
     * @throws CommandFailure when it has any
     */
    PipelineConfig read(Path file, PrintWriter err) {
        return valid(read(file), file.toString(), err);
    }

    /** Reads a pipeline file, problems and all. */
    PipelineFile.Result read(Path file) {
        return PipelineFile.read(file, overrides);
    }

    /** The same for a pipeline given as text. */
    PipelineConfig parse(String name, String text, PrintWriter err) {
        return valid(PipelineFile.parse(name, text, overrides), name, err);
    }

    private static PipelineConfig valid(PipelineFile.Result result, String name, PrintWriter err) {
        int problems = result.problems().size();
        if (problems > 0) {
            for (Problem problem : result.problems()) {
                err.println(problem);
            }
            throw CommandFailure.usage(name + " has " + (problems == 1 ? "a problem" : problems + " problems"));
        }
        return result.config().orElseThrow();
    }
}
