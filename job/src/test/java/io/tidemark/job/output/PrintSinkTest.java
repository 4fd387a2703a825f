package io.tidemark.job.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.ingest.RejectionReason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class PrintSinkTest {

    // close() declares every exception there is, interruption among them.
    @SuppressWarnings("try")
    @Test
    void recordsAreWholeLinesOnTheChosenStream() throws Exception {
        PrintStream stderr = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, false, UTF_8));
        try (var writer = Outputs.<Rejection>print(new RejectionEncoder(), true).createWriter(null)) {
            for (String raw : new String[] {"a", "ü"}) {
                writer.write(
                        new Rejection(RejectionReason.MALFORMED, "m", new Origin.File("f", 1), raw.getBytes(UTF_8), 0),
                        null);
            }
            writer.flush(true);
        } finally {
            System.setErr(stderr);
        }

        assertThat(printed.toString(UTF_8).lines().map(line -> line.replaceAll(".*\"raw\":\"(.*?)\".*", "$1")))
                .containsExactly("a", "ü");
    }
}
