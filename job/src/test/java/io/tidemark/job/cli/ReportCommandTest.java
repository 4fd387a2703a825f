package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit status and words of {@code tidemark report}. */
class ReportCommandTest {

    private static final String RESULT = "{\"window\":\"minute\",\"key\":{\"k\":\"a\"},\"start\":0,\"end\":60000,"
            + "\"pane\":\"on-time\",\"pane_index\":0,\"count\":2,\"values\":{\"n\":2}}\n";
    private static final String ANOMALY =
            "{\"name\":\"spike\",\"key\":{\"k\":\"a\"},\"time\":5,\"value\":9,\"mean\":1,\"stddev\":1,\"score\":8}\n";

    @TempDir
    private Path folder;

    @Test
    void aPageIsWrittenAndSaid() throws IOException {
        Path results = write("out/results/part-0.jsonl", RESULT);
        Path anomalies = write("elsewhere/part-0.jsonl", ANOMALY);
        Path page = folder.resolve("new/report.html");

        CommandRun run =
                CommandRun.of("report", results.toString(), "-o", page.toString(), "--anomalies", anomalies.toString());

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out().strip())
                .isEqualTo("Wrote " + page + ": 1 series of 1 window definition, 1 window, 1 anomaly");
        assertThat(page).isRegularFile();
    }

    @Test
    void aFileOfLinesDoesAsWell() throws IOException {
        write("out/printed.txt", RESULT);

        CommandRun run = CommandRun.of(
                "report",
                folder.resolve("out/printed.txt").toString(),
                "-o",
                folder.resolve("report.html").toString());

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void aFolderThatIsNotThereOrEmptyIsSaidInOneLineAndExitStatusTwo() throws IOException {
        assertUsage("there is no folder", "report", folder.resolve("nowhere").toString());
        assertUsage(
                "no part file (*.jsonl) is in",
                "report",
                Files.createDirectory(folder.resolve("empty")).toString());
    }

    @Test
    void optionsThatCannotBeAreSaid() throws IOException {
        String results = write("out/part-0.jsonl", RESULT).toString();
        assertUsage("--keys must be from 1 to 200, found 0", "report", results, "--keys", "0");
        assertUsage("is a folder; name the file of the page", "report", results, "-o", folder.toString());
    }

    private static void assertUsage(String words, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("tidemark: ")
                .contains(words);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return file.getParent();
    }
}
