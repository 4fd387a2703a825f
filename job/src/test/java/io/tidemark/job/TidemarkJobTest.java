package io.tidemark.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidemarkJobTest {

    private static final String PIPELINE = """
            pipeline: small
            source: {files: {path: in.jsonl}}
            event: {key: [k], time: t, value: v}
            windows:
              - {name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void anInvalidFileIsAnExceptionWhoseMessageIsTheListOfProblems() throws IOException {
        Path file = write(PIPELINE.replace("size: 1m", "size: soon").replace("key: [k]", "key: k"));

        assertThatThrownBy(() -> TidemarkJob.main(new String[] {file.toString()}))
                .message()
                .matches("(?s)\\S+pipeline.yaml:3:\\d+: event.key: [^\\n]+\\n\\S+pipeline.yaml:5:\\d+:"
                        + " windows\\[0].tumbling.size: [^\\n]+");
    }

    @Test
    void wrongUsageSaysWhatWasExpected() throws IOException {
        Path file = write(PIPELINE);

        assertThatThrownBy(() -> TidemarkJob.main(new String[0])).hasMessageContaining("FILE [--set path=value]");
        assertThatThrownBy(() -> TidemarkJob.main(new String[] {file.toString(), "--target", "x:1"}))
                .hasMessageContaining("--target");
        assertThatThrownBy(() -> TidemarkJob.main(new String[] {file.toString(), "--web-port", "1"}))
                .hasMessageStartingWith("--web-port belongs to run");
        assertThatThrownBy(() -> TidemarkJob.main(new String[] {file.toString(), "--parallelism", "129"}))
                .hasMessageContaining("1 to 128, found 129");
    }

    @Test
    void outputsThatAreNotNamedAreRefusedByName() throws IOException {
        Path file = write(PIPELINE + "output: {late: {discard: {}}}\n");

        assertThatThrownBy(() -> TidemarkJob.main(new String[] {file.toString()}))
                .hasMessageStartingWith("output.results and output.rejected are not named");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("pipeline.yaml"), text);
    }
}
