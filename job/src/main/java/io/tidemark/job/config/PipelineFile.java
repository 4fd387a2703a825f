package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Overrides;
import io.tidemark.job.config.yaml.Problem;
import io.tidemark.job.config.yaml.Problems;
import io.tidemark.job.config.yaml.YamlDocument;
import io.tidemark.job.config.yaml.YamlFile;
import io.tidemark.job.config.yaml.YamlValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads pipeline files; every way in reports all problems at once and throws nothing. */
public final class PipelineFile {

    /** What a pipeline is read for. */
    public enum Use {
        /** To run it: source and outputs have to fit. */
        JOB,
        /** To feed it by hand: name and source may be missing, and outputs need not fit. */
        SCENARIO
    }

    /**
     * What came of reading a file.
     *
     * @param config present exactly when there are no problems
     * @param problems by position
     */
    public record Result(Optional<PipelineConfig> config, List<Problem> problems) {

        public Result {
            problems = List.copyOf(problems);
        }
    }

    private PipelineFile() {}

    /** Reads a file that is to be run. */
    public static Result read(Path file, List<String> overrides) {
        return read(file, overrides, Use.JOB);
    }

    /**
     * Reads a file.
     *
     * @param overrides values of the command line, {@code path=value} each, put into the file before it is read
     */
    public static Result read(Path file, List<String> overrides, Use use) {
        Problems problems = new Problems(file.toString());
        return YamlFile.text(file, "a pipeline file", problems)
                .map(text -> parse(file.toString(), text, overrides, use))
                .orElseGet(() -> new Result(Optional.empty(), problems.sorted()));
    }

    /** Reads a pipeline that is to be run from its text. */
    public static Result parse(String name, String text, List<String> overrides) {
        return parse(name, text, overrides, Use.JOB);
    }

    /**
     * Reads a pipeline from its text.
     *
     * @param name how problems name the file
     */
    public static Result parse(String name, String text, List<String> overrides, Use use) {
        Problems problems = new Problems(name);
        Optional<PipelineConfig> config = YamlDocument.compose(name, text, problems)
                .map(root -> Overrides.apply(root, overrides, problems))
                .flatMap(root -> bind(new YamlValue(root, "", problems), use));
        return result(config, problems);
    }

    /** Reads a pipeline from a tree that has been composed already. */
    public static Result bind(Node node, String name, Use use) {
        Problems problems = new Problems(name);
        return result(bind(new YamlValue(node, "", problems), use), problems);
    }

    /** Reads a pipeline that is part of another file; its problems join those of that file. */
    public static Optional<PipelineConfig> bind(YamlValue value, Use use) {
        return (use == Use.JOB ? PipelineOptions.JOB : PipelineOptions.SCENARIO).read(value);
    }

    private static Result result(Optional<PipelineConfig> config, Problems problems) {
        return new Result(problems.count() == 0 ? config : Optional.empty(), problems.sorted());
    }
}
