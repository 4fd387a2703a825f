package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Detectors in a job: what they find is in the output of its own, with all numbers, and counted everywhere. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AnomaliesITCase {

    private static final List<String> KEYS = List.of("a", "b", "c");
    private static final int EVENTS = 300;
    /** Every so often an event is far off. */
    private static final int SPIKE_EVERY = 50;

    private static final int WARM_UP = 20;

    private static final String PIPELINE = """
            pipeline: watched
            source: {files: {path: IN}}
            event: {key: [k], time: t, value: v}
            windows:
              - name: second
                tumbling: {size: 1s}
                aggregates:
                  - {name: n, kind: count}
                  - {name: smooth, kind: ema, alpha: 0.5}
            anomalies:
              - {name: spike, z-score: {threshold: 4, warm-up: 20}}
              - {name: flood, robust: {threshold: 4, warm-up: 10, n: 20}, of: second.n}
            output:
              delivery: exactly-once
              results: {files: {path: OUT/results}}
              late: {discard: {}}
              rejected: {discard: {}}
              anomalies: {files: {path: OUT/anomalies}}
              statistics: {files: {path: OUT/statistics}, every: 1s}
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsFarOffIsWrittenOnceWithAllNumbersAndCounted() throws IOException {
        Path in = Files.writeString(folder.resolve("in.jsonl"), events());
        Path file = Files.writeString(
                folder.resolve("watched.yaml"),
                PIPELINE.replace("IN", in.toString()).replace("OUT", folder.toString()));

        CommandRun run = CommandRun.of("run", file.toString(), "--web-port", "0", "--parallelism", "2");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        List<Map<String, Object>> anomalies = JsonLines.read(folder.resolve("anomalies"));
        TreeSet<String> expected = new TreeSet<>();
        KEYS.forEach(key -> IntStream.range(WARM_UP, EVENTS)
                .filter(i -> i % SPIKE_EVERY == SPIKE_EVERY - 1)
                .forEach(i -> expected.add(key + " " + i * 100)));
        assertThat(anomalies.stream()
                        .filter(anomaly -> anomaly.get("name").equals("spike"))
                        .map(anomaly -> ((Map<?, ?>) anomaly.get("key")).get("k") + " " + anomaly.get("time")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(anomalies).allSatisfy(anomaly -> {
            double value = ((Number) anomaly.get("value")).doubleValue();
            double mean = ((Number) anomaly.get("mean")).doubleValue();
            assertThat(anomaly).containsEntry("threshold", 4.0).containsKey("emitted_at");
            if (anomaly.get("score") instanceof Number score) {
                double stddev = ((Number) anomaly.get("stddev")).doubleValue();
                assertThat(score.doubleValue())
                        .isEqualTo(Math.abs(value - mean) / stddev)
                        .isGreaterThan(4);
            }
        });
        // One second of each key holds twice as many events as every other.
        assertThat(anomalies.stream().filter(anomaly -> anomaly.get("name").equals("flood")))
                .hasSize(KEYS.size())
                .allSatisfy(anomaly -> assertThat(anomaly)
                        .containsEntry("window", "second")
                        .containsEntry("value", 20.0)
                        .containsEntry("mean", 10.0)
                        .doesNotContainKey("time"));
        assertThat(run.summary("anomalies")).isEqualTo(String.valueOf(anomalies.size()));
        List<Map<String, Object>> statistics = JsonLines.read(folder.resolve("statistics"));
        assertThat(((Number) statistics.get(statistics.size() - 1).get("anomalies")).intValue())
                .isEqualTo(anomalies.size());
    }

    /** Ten events a second of each key, and in second 25 ten more; around 10, and every fiftieth is 100. */
    private static String events() {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            for (String key : KEYS) {
                double value = i % SPIKE_EVERY == SPIKE_EVERY - 1 ? 100 : 10 + random.nextDouble();
                lines.add(String.format("{\"k\":\"%s\",\"t\":%d,\"v\":%s}", key, i * 100, value));
                if (i / 10 == 25) {
                    lines.add(String.format("{\"k\":\"%s\",\"t\":%d,\"v\":10.5}", key, i * 100));
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
