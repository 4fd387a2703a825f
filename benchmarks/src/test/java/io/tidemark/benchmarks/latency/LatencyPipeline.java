package io.tidemark.benchmarks.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pipeline that is measured: nine statistics of windows of a second, everything else as it is by default. */
final class LatencyPipeline {

    static final String INPUT = "requests";
    static final String RESULTS = "windows";
    static final String LATE = "late";
    static final String REJECTED = "rejected";

    static final long WINDOW_MILLIS = 1_000;

    private LatencyPipeline() {}

    /** Writes the pipeline file into a folder. */
    static Path write(Path folder, String bootstrapServers, LatencyOptions options) {
        String text = """
                pipeline: latency
                source:
                  kafka: {bootstrap-servers: "%s", topics: [%s], group-id: latency, start-from: earliest}
                event: {key: [service], time: ts, value: latency_ms}
                processor: {out-of-orderness: %dms}
                aggregates:
                  - {name: requests, kind: count}
                  - {name: total, kind: sum}
                  - {name: mean, kind: avg}
                  - {name: least, kind: min}
                  - {name: most, kind: max}
                  - {name: deviation, kind: stddev}
                  - {name: p50, kind: percentile, p: 50}
                  - {name: p95, kind: percentile, p: 95}
                  - {name: p99, kind: percentile, p: 99}
                windows:
                  - {name: second, tumbling: {size: %dms}}
                output:
                  delivery: %s
                  results: {kafka: {topic: %s}}
                  late: {kafka: {topic: %s}}
                  rejected: {kafka: {topic: %s}}
                """.formatted(
                        bootstrapServers,
                        INPUT,
                        options.outOfOrdernessMillis(),
                        WINDOW_MILLIS,
                        options.delivery(),
                        RESULTS,
                        LATE,
                        REJECTED);
        Path file = folder.resolve("pipeline.yaml");
        try {
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }
}
