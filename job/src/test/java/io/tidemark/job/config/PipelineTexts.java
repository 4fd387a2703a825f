package io.tidemark.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Pipeline files for tests, and what reading them gives. */
final class PipelineTexts {

    /** The shortest file there is. */
    static final String MINIMAL = """
            pipeline: small
            source: {files: {path: in.jsonl}}
            event: {key: [k], time: t, value: v}
            windows:
              - {name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}]}
            """;

    private PipelineTexts() {}

    static String resource(String name) {
        try (InputStream in = PipelineTexts.class.getResourceAsStream("/config/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PipelineConfig valid(String text, String... overrides) {
        PipelineFile.Result result = PipelineFile.parse("p.yaml", text, Arrays.asList(overrides));
        assertThat(result.problems()).isEmpty();
        return result.config().orElseThrow();
    }

    /** The problems as users see them. */
    static List<String> problems(String text, String... overrides) {
        PipelineFile.Result result = PipelineFile.parse("p.yaml", text, Arrays.asList(overrides));
        assertThat(result.config()).isEmpty();
        return result.problems().stream().map(Problem::toString).toList();
    }

    /** The minimal file with one of its lines replaced and others added. */
    static String minimal(String line, String... more) {
        String key = line.substring(0, line.indexOf(':') + 1);
        StringBuilder text = new StringBuilder();
        boolean skipping = false;
        for (String each : MINIMAL.lines().toList()) {
            if (each.startsWith(key)) {
                skipping = true;
                text.append(line).append('\n');
            } else if (!skipping || !each.startsWith(" ")) {
                skipping = false;
                text.append(each).append('\n');
            }
        }
        for (String each : more) {
            text.append(each).append('\n');
        }
        return text.toString();
    }
}
