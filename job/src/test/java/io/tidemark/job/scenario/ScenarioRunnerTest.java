package io.tidemark.job.scenario;

import static io.tidemark.job.scenario.ScenarioTexts.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scenarios see and what is printed of those that fail. */
class ScenarioRunnerTest {

    @TempDir
    private Path folder;

    @Test
    void a_failing_scenario_prints_the_step_and_both_sides_and_the_next_one_still_runs() throws IOException {
        assertThat(run(folder, """
                          - name: a wrong count
                            steps:
                              - event: {k: a, t: 0, v: 1}
                              - watermark: 59999
                              - expect:
                                  results: [{window: minute, pane: on-time, values: {n: 2}}]
                          - name: a right count
                            steps:
                              - event: {k: a, t: 0, v: 1}
                              - watermark: 59999
                              - expect: {results: [{values: {n: 1}}]}
                        """)).matches("""
                        FAILED: a wrong count
                          step 3, expect, scenarios.yaml:11
                            results: expected 1 record, came 1
                              expected \\(line 12\\): .*"n":2.*
                                closest that came: .*"window":"minute".*"n":1.*
                                > values.n: expected 2, came 1
                        1 passed, 1 failed
                        """);
    }

    @Test
    void an_expectation_sees_what_came_since_the_one_before_and_each_scenario_begins_anew() throws IOException {
        String scenario = """
                  - name: twice
                    steps:
                      - event: {k: a, t: 0, v: 1}
                      - watermark: 59999
                      - expect: {late: []}
                      - expect: {results: []}
                """;
        assertThat(run(folder, scenario + scenario)).isEqualTo("2 passed, 0 failed\n");
    }

    @Test
    void rejected_events_name_the_scenario_file_and_the_line_of_their_step() throws IOException {
        Path file = folder.resolve("scenarios.yaml");
        assertThat(run(folder, """
                          - name: origins
                            steps:
                              - event: nonsense
                              - event:
                                  {k: a, t: 0}
                              - events:
                                  - {k: a, t: 0, v: 1}
                                  - {k: a, t: 60000, v: 1}
                              - expect:
                                  ordered: true
                                  rejected:
                                    - {reason: malformed, raw: nonsense, origin: {file: "%s", line: 9}}
                                    - {reason: missing-value, raw: '{"k":"a","t":0}', origin: {line: 10}}
                                    - {reason: window-limit, origin: {line: 14}}
                        """.formatted(file))).isEqualTo("1 passed, 0 failed\n");
    }

    @Test
    void numbers_reach_the_decoder_as_they_are_written() throws IOException {
        assertThat(run(folder, """
                          - name: digits
                            steps:
                              - event: {k: 1.50, t: 0, v: 12345678901234567890.0100}
                              - watermark: 59999
                              - event: {k: 1.50, t: 0, v: 1e-0}
                              - expect:
                                  results: [{values: {total: 12345678901234567890}}]
                                  late: [{values: {k: 1.5, t: 0, v: 1.0}}]
                        """)).isEqualTo("1 passed, 0 failed\n");
    }

    @Test
    void panes_restrict_the_results_that_are_looked_at() throws IOException {
        assertThat(run(folder, """
                          - name: panes
                            steps:
                              - event: {k: a, t: 0, v: 1}
                              - end-of-input: {}
                              - expect: {panes: [early, late], results: []}
                        """)).isEqualTo("1 passed, 0 failed\n");
    }

    @Test
    void a_scenario_whose_operator_fails_says_at_which_step() throws IOException {
        ScenarioFile file = ScenarioTexts.read(folder, "  - {name: x, steps: [{end-of-input: {}}]}\n")
                .file()
                .orElseThrow();
        // More subtasks than key groups, which a file cannot ask for.
        Scenario scenario = new Scenario("too many", 7, List.of(new Step.Watermark(8, 5), new Step.Restore(9, 1000)));
        StringWriter report = new StringWriter();
        assertThat(new ScenarioRunner(file).run(scenario, new PrintWriter(report)))
                .isFalse();
        assertThat(report.toString().lines())
                .startsWith("FAILED: too many", "  step 2, restore, " + file.name() + ":9")
                .hasSize(3)
                .last()
                .asString()
                .startsWith("    the operator failed: ");
    }
}
