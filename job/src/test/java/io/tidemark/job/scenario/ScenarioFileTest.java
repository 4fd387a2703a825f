package io.tidemark.job.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario file may say, and how it is told when it says something else. */
class ScenarioFileTest {

    @TempDir
    private Path folder;

    private List<String> problems(ScenarioFile.Result result) {
        assertThat(result.file()).isEmpty();
        return result.problems().stream()
                .map(Problem::toString)
                .map(text -> text.replace(folder + "/", ""))
                .toList();
    }

    private List<String> problemsOfStep(String step) throws IOException {
        return problems(ScenarioTexts.read(folder, "  - {name: x, steps: [" + step + "]}\n"));
    }

    @Test
    void a_misspelt_step_is_named_with_its_place_and_what_was_meant() throws IOException {
        assertThat(problemsOfStep("{watermak: 5}"))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:7:24: scenarios[0].steps[0].watermak: ")
                        && problem.endsWith("did you mean watermark?"));
    }

    @Test
    void a_misspelt_field_of_an_expected_record_is_a_problem_of_the_file() throws IOException {
        assertThat(problemsOfStep("{expect: {results: [{widow: minute}], lates: []}}"))
                .containsExactly(
                        "scenarios.yaml:7:44: scenarios[0].steps[0].expect.results[0].widow: no record of the list"
                                + " results has this field; did you mean window?",
                        "scenarios.yaml:7:61: scenarios[0].steps[0].expect.lates: unknown key lates; did you mean"
                                + " late?");
    }

    @Test
    void all_problems_come_at_once() throws IOException {
        List<String> problems = problems(ScenarioTexts.read(folder, """
                  - name: 5
                    steps:
                      - watermark: soon
                      - restore: {parallelism: 0}
                      - {event: {k: a}, watermark: 5}
                      - event: 5
                      - expect: {panes: [in-time]}
                      - end-of-input:
                      - event: {k: a, k: b}
                      - event: {v: .inf}
                  - {name: empty, steps: []}
                """));
        assertThat(problems)
                .hasSize(10)
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:7:11: scenarios[0].name: "))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:9:20: ") && problem.contains("whole number"))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:10:32: ") && problem.contains("from 1 to 128"))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:11:") && problem.contains("only one of"))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:12:16: ") && problem.contains("a mapping"))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:13:26: ") && problem.contains("on-time"))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:14:") && problem.endsWith("write {}"))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:15:23: ") && problem.contains("twice"))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:16:20: ") && problem.contains("JSON has no"))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:17:") && problem.contains("is empty"));
    }

    @Test
    void a_pipeline_file_is_found_beside_the_scenario_file_and_its_problems_join() throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), "event: {key: [k], time: t}\nwindos: []\n");
        Path file = Files.writeString(
                folder.resolve("scenarios.yaml"), "pipeline: pipeline.yaml\nscenarios: [{name: x, stebs: []}]\n");
        assertThat(problems(ScenarioFile.read(file)))
                .anyMatch(problem ->
                        problem.startsWith("pipeline.yaml:2:1: windos: ") && problem.endsWith("did you mean windows?"))
                .anyMatch(problem -> problem.startsWith("scenarios.yaml:2:23: scenarios[0].stebs: ")
                        && problem.endsWith("did you mean steps?"));
    }

    @Test
    void the_pipeline_of_a_job_fits_as_it_is() throws IOException {
        Files.createDirectory(folder.resolve("tests"));
        Files.writeString(folder.resolve("pipeline.yaml"), """
                pipeline: job
                source: {kafka: {bootstrap-servers: "brokers.of.nobody:9092", topics: [a]}}
                event: {key: [k], time: t, value: v}
                aggregates: [{name: n, kind: count}]
                windows: [{name: minute, tumbling: {size: 1m}}]
                output: {results: {kafka: {topic: b}}}
                """);
        Path file = Files.writeString(
                folder.resolve("tests/scenarios.yaml"),
                "pipeline: ../pipeline.yaml\nscenarios: [{name: x, steps: [{end-of-input: {}}]}]\n");
        ScenarioFile.Result result = ScenarioFile.read(file);
        assertThat(result.problems()).isEmpty();
        assertThat(result.file().orElseThrow().pipeline().name()).isEqualTo("job");
    }

    @Test
    void a_pipeline_file_that_is_not_there_is_named() throws IOException {
        Path file = Files.writeString(
                folder.resolve("scenarios.yaml"),
                "pipeline: nowhere.yaml\nscenarios: [{name: x, steps: [{end-of-input: {}}]}]\n");
        assertThat(problems(ScenarioFile.read(file)))
                .containsExactly(
                        "scenarios.yaml:1:11: pipeline: there is no pipeline file nowhere.yaml, nor" + " nowhere.yaml");
    }

    @Test
    void a_problem_of_the_inline_pipeline_has_its_place() throws IOException {
        Path file = Files.writeString(
                folder.resolve("scenarios.yaml"),
                ScenarioTexts.PIPELINE.replace(
                                "scenarios:",
                                "  anomalies: [{name: spike, z-score: {threshold: 3.0}, of: w.none}]\nscenarios:")
                        + "  - {name: x, steps: [{end-of-input: {}}]}\n");
        assertThat(problems(ScenarioFile.read(file)))
                .singleElement()
                .asString()
                .contains("pipeline.anomalies[0].of: expected value or a window's result as window.aggregate");
    }

    @Test
    void a_file_that_cannot_be_read_says_so() throws IOException {
        assertThat(problems(ScenarioFile.read(folder.resolve("none.yaml"))))
                .containsExactly("none.yaml: there is no such file");
        assertThat(problems(ScenarioFile.read(folder)))
                .singleElement()
                .asString()
                .endsWith("this is a folder; expected a scenario file");
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "pipeline: {\n");
        assertThat(problems(ScenarioFile.read(broken)))
                .singleElement()
                .asString()
                .contains("not YAML");
    }
}
