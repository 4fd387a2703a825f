package io.tidemark.job.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.ingest.Environments;
import io.tidemark.job.ingest.IngestedTypes;
import io.tidemark.job.ingest.IngestedWatermarks;
import io.tidemark.job.ingest.Layouts;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.source.SimulatorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OutputsITCase {

    private static final int RECORDS = 1000;

    @TempDir
    private Path folder;

    @Test
    void aBoundedRunWithoutCheckpointsLeavesAllPartsFinal() throws Exception {
        run(Map.of());

        assertAllFinal();
    }

    @Test
    void aBoundedRunWithCheckpointsLeavesAllPartsFinal() throws Exception {
        run(Map.of("execution.checkpointing.interval", "100 ms"));

        assertAllFinal();
    }

    private void run(Map<String, String> settings) throws Exception {
        var config = new ConnectorConfig.Simulator(
                2000, 5, 1, RECORDS, Instant.EPOCH, Duration.ZERO, 0, Duration.ZERO, 1, 0);
        var environment = Environments.local(2, settings);
        environment
                .fromSource(
                        new SimulatorSource(config, RecordFormat.JSON, Layouts.llm()),
                        new IngestedWatermarks(Duration.ZERO, null, List.of()),
                        "simulator")
                .map(Rejection.class::cast)
                .returns(IngestedTypes.REJECTION)
                .sinkTo(Outputs.files(
                        new RejectionEncoder(), org.apache.flink.core.fs.Path.fromLocalFile(folder.toFile())));
        environment.execute();
    }

    private void assertAllFinal() throws IOException {
        List<Path> parts;
        try (Stream<Path> files = Files.walk(folder)) {
            parts = files.filter(Files::isRegularFile).toList();
        }
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.getParent()).isEqualTo(folder);
            assertThat(part.getFileName().toString()).matches("part-.*\\.jsonl");
        });
        long lines = 0;
        for (Path part : parts) {
            List<String> content = Files.readAllLines(part, UTF_8);
            assertThat(content).allMatch(line -> line.startsWith("{\"reason\":\"") && line.endsWith("}"));
            lines += content.size();
        }
        assertThat(lines).isEqualTo(RECORDS);
    }
}
