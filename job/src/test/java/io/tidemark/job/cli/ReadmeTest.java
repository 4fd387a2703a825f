package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.PipelineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows has to work. */
class ReadmeTest {

    private static final Pattern YAML = Pattern.compile(" *```yaml\\n(.*?) *```", Pattern.DOTALL);

    private List<String> blocks;

    @BeforeEach
    void readBlocks() throws IOException {
        Path root = Path.of(System.getProperty("tidemark.root", ".."));
        blocks = YAML.matcher(Files.readString(root.resolve("README.md")))
                .results()
                .map(ReadmeTest::block)
                .toList();
    }

    private static String block(MatchResult match) {
        return match.group(1).stripIndent();
    }

    @Test
    void itsPipelineFileIsValid() {
        assertThat(PipelineFile.parse("README.md", blocks.get(0), List.of()).problems())
                .isEmpty();
    }

    @Test
    void itsScenarioPasses(@TempDir Path folder) throws IOException {
        String block = blocks.stream()
                .filter(text -> text.contains("scenarios:"))
                .findFirst()
                .orElseThrow();
        Path scenario = Files.writeString(folder.resolve("scenario.yaml"), block);
        assertThat(Main.execute("test", scenario.toString())).isEqualTo(ExitStatus.DONE);
    }
}
