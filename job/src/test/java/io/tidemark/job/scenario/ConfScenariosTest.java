package io.tidemark.job.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The semantics as scenarios: every file of {@code conf/scenarios}. */
class ConfScenariosTest {

    private static final Path FOLDER = Path.of(System.getProperty("tidemark.root"), "conf", "scenarios");

    private static List<ScenarioFile> files() throws IOException {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ScenarioFile::read)
                    .map(result -> {
                        assertThat(result.problems()).isEmpty();
                        return result.file().orElseThrow();
                    })
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicContainer> every_scenario_passes() throws IOException {
        return files().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        Path.of(file.name()).getFileName().toString(),
                        file.scenarios().stream()
                                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                                    StringWriter report = new StringWriter();
                                    boolean passed = new ScenarioRunner(file).run(scenario, new PrintWriter(report));
                                    assertThat(passed).as(report.toString()).isTrue();
                                }))));
    }

    /** A runner that never failed would pass everything above. */
    @Test
    void no_scenario_passes_with_a_record_more_or_less_in_any_of_its_lists() throws IOException {
        for (ScenarioFile file : files()) {
            ScenarioRunner runner = new ScenarioRunner(file);
            for (Scenario scenario : file.scenarios()) {
                for (Scenario wrong : spoilt(scenario)) {
                    assertThat(runner.run(wrong, new PrintWriter(Writer.nullWriter())))
                            .as(file.name() + ": " + wrong.name())
                            .isFalse();
                }
            }
        }
    }

    private static List<Scenario> spoilt(Scenario scenario) {
        List<Scenario> wrong = new ArrayList<>();
        for (int i = 0; i < scenario.steps().size(); i++) {
            if (scenario.steps().get(i) instanceof Step.Expect expect) {
                for (RecordList list : expect.expectation().lists().keySet()) {
                    List<ExpectedRecord> records = expect.expectation().lists().get(list);
                    List<ExpectedRecord> more = new ArrayList<>(records);
                    more.add(new ExpectedRecord(JsonNodeFactory.instance.objectNode(), 0));
                    wrong.add(with(scenario, i, expect, list, more));
                    if (!records.isEmpty()) {
                        wrong.add(with(scenario, i, expect, list, records.subList(1, records.size())));
                    }
                }
            }
        }
        return wrong;
    }

    private static Scenario with(
            Scenario scenario, int step, Step.Expect expect, RecordList list, List<ExpectedRecord> records) {
        Expectation expectation = expect.expectation();
        Map<RecordList, List<ExpectedRecord>> lists = new EnumMap<>(RecordList.class);
        lists.putAll(expectation.lists());
        lists.put(list, records);
        List<Step> steps = new ArrayList<>(scenario.steps());
        steps.set(
                step,
                new Step.Expect(expect.line(), new Expectation(lists, expectation.ordered(), expectation.panes())));
        return new Scenario(
                scenario.name() + ", " + records.size() + " " + list.word() + " in line " + expect.line(),
                scenario.line(),
                steps);
    }
}
