package io.tidemark.job.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pipeline file of the fault tests, and its topics. */
final class FaultPipeline {

    static final long SIZE_MILLIS = 10_000;
    static final long MOVING_MILLIS = 30_000;
    static final long GAP_MILLIS = 2_000;

    static final String INPUT = "events";
    static final String RESULTS = "results";
    static final String LATE = "late";
    static final String REJECTED = "rejected";
    static final String STATISTICS = "statistics";

    private FaultPipeline() {}

    /**
     * The file's text.
     *
     * @param delivery {@code at-least-once} or {@code exactly-once}
     */
    static String text(String bootstrapServers, String delivery) {
        return """
                pipeline: faults
                source:
                  kafka: {bootstrap-servers: "%s", topics: [%s], start-from: earliest}
                event: {key: [service], time: ts, value: v}
                processor:
                  out-of-orderness: %dms
                  idle-timeout: 2m
                  late-event-threshold: 10s
                  window-retention: 10s
                aggregates:
                  - {name: n, kind: count}
                  - {name: total, kind: sum}
                  - {name: mean, kind: avg}
                  - {name: least, kind: min}
                  - {name: most, kind: max}
                  - {name: p95, kind: percentile, p: 95}
                windows:
                  - {name: fixed, tumbling: {size: 10s}}
                  - {name: moving, sliding: {size: 30s, slide: 10s}}
                  - {name: visit, session: {gap: 2s}}
                output:
                  delivery: %s
                  results: {kafka: {topic: %s}}
                  late: {kafka: {topic: %s}}
                  rejected: {kafka: {topic: %s}}
                  statistics: {kafka: {topic: %s}, every: 1s}
                """.formatted(
                bootstrapServers, INPUT, Workload.DISORDER_MILLIS, delivery, RESULTS, LATE, REJECTED, STATISTICS);
    }

    /** Writes the file. */
    static Path write(Path folder, String bootstrapServers, String delivery) {
        try {
            return Files.writeString(folder.resolve("faults.yaml"), text(bootstrapServers, delivery));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
