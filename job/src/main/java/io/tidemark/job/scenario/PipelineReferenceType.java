package io.tidemark.job.scenario;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import io.tidemark.job.config.yaml.ValueType;
import io.tidemark.job.config.yaml.YamlValue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pipeline of a scenario file: written in place, or the path of its file.
 *
 * @param folder the scenario file's, where a relative path begins; what is not there is looked for from the working directory
 */
record PipelineReferenceType(Path folder) implements ValueType<PipelineConfig> {

    @Override
    public Optional<PipelineConfig> read(YamlValue value) {
        if (value.isMapping()) {
            return PipelineFile.bind(value, PipelineFile.Use.SCENARIO);
        }
        Optional<String> path = value.text();
        return path.isPresent()
                ? readFile(value, path.get())
                : value.expected("the path of a pipeline file, or the pipeline itself");
    }

    private Optional<PipelineConfig> readFile(YamlValue value, String path) {
        Path given;
        try {
            given = Path.of(path);
        } catch (InvalidPathException e) {
            return value.expected("the path of a pipeline file");
        }
        Path near = folder.resolve(given).normalize();
        Path found = Files.exists(near) ? near : given;
        if (!Files.exists(found)) {
            value.problem("there is no pipeline file " + near + (near.equals(given) ? "" : ", nor " + given));
            return Optional.empty();
        }
        PipelineFile.Result result = PipelineFile.read(found, List.of(), PipelineFile.Use.SCENARIO);
        result.problems().forEach(value.problems()::add);
        return result.config();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", List.of("object", "string"));
    }
}
