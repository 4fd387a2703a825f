package io.tidemark.job.scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scenario files for tests. */
final class ScenarioTexts {

    /** A pipeline in six lines; scenarios begin in line 7. */
    static final String PIPELINE = """
            pipeline:
              event: {key: [k], time: t, value: v}
              processor: {late-event-threshold: 0, window-retention: 0, max-windows-per-key: 1}
              aggregates: [{name: n, kind: count}, {name: total, kind: sum}]
              windows: [{name: minute, tumbling: {size: 1m}}]
            scenarios:
            """;

    private ScenarioTexts() {}

    /** Reads scenarios over {@link #PIPELINE}. */
    static ScenarioFile.Result read(Path folder, String scenarios) throws IOException {
        return ScenarioFile.read(Files.writeString(folder.resolve("scenarios.yaml"), PIPELINE + scenarios));
    }

    /** Runs scenarios over {@link #PIPELINE} and returns what is printed, the folder left out. */
    static String run(Path folder, String scenarios) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        ScenarioReport report =
                new ScenarioRunner(read(folder, scenarios).file().orElseThrow()).run(out);
        out.println(report.passed() + " passed, " + report.failed() + " failed");
        return text.toString().replace(folder + "/", "").replace(System.lineSeparator(), "\n");
    }
}
