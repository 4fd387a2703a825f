package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit status of {@code tidemark test}. */
class TestCommandTest {

    private static final String PIPELINE = """
            pipeline:
              event: {key: [k], time: t, value: v}
              aggregates: [{name: n, kind: count}]
              windows: [{name: minute, tumbling: {size: 1m}}]
            scenarios:
            """;

    @TempDir
    private Path folder;

    private String passing;
    private String failing;
    private String invalid;

    @BeforeEach
    void writeFiles() throws IOException {
        passing = write("passing.yaml", "  - {name: a, steps: [{end-of-input: {}}, {expect: {results: []}}]}\n");
        failing = write("failing.yaml", "  - {name: b, steps: [{end-of-input: {}}, {expect: {results: [{}]}}]}\n");
        invalid = write("invalid.yaml", "  - {name: c, steps: [{end-of-inputs: {}}]}\n");
    }

    private String write(String name, String scenarios) throws IOException {
        return Files.writeString(folder.resolve(name), PIPELINE + scenarios).toString();
    }

    @Test
    void zero_when_all_scenarios_pass() {
        assertThat(Main.execute("test", passing)).isZero();
    }

    @Test
    void one_when_a_scenario_fails() {
        assertThat(Main.execute("test", passing, failing)).isEqualTo(1);
    }

    @Test
    void two_when_a_file_is_invalid_or_missing_or_not_named() {
        assertThat(Main.execute("test", passing, invalid)).isEqualTo(2);
        assertThat(Main.execute("test", folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(Main.execute("test")).isEqualTo(2);
    }
}
