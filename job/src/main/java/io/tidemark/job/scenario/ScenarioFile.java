package io.tidemark.job.scenario;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.yaml.Problem;
import io.tidemark.job.config.yaml.Problems;
import io.tidemark.job.config.yaml.YamlDocument;
import io.tidemark.job.config.yaml.YamlFile;
import io.tidemark.job.config.yaml.YamlValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of scenarios, read and checked.
 *
 * @param name the file as the user named it
 * @param pipeline what every scenario runs, each with an operator of its own
 */
public record ScenarioFile(String name, PipelineConfig pipeline, List<Scenario> scenarios) {

    public ScenarioFile {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * What came of reading a file.
     *
     * @param file present exactly when there are no problems
     * @param problems of the file and of the pipeline file it names, by position
     */
    public record Result(Optional<ScenarioFile> file, List<Problem> problems) {

        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file and the pipeline it names; reports all problems at once and throws nothing. */
    public static Result read(Path file) {
        String name = file.toString();
        Problems problems = new Problems(name);
        Optional<ScenarioFile> read = YamlFile.text(file, "a scenario file", problems)
                .flatMap(text -> YamlDocument.compose(name, text, problems))
                .flatMap(root -> ScenarioOptions.file(file).read(new YamlValue(root, "", problems)));
        return new Result(problems.count() == 0 ? read : Optional.empty(), problems.sorted());
    }
}
