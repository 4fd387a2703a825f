package io.tidemark.job.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pipeline from Kafka to Kafka whose clients log in over TLS. Its topics are named after it.
 *
 * @param name of the pipeline
 * @param bootstrapServers of the broker's listener for logins
 * @param source properties of the source and of the outputs that have none
 * @param results properties of the output for results
 */
record SecurePipeline(String name, String bootstrapServers, String source, String results) {

    /** No secret: what must be found wherever the canaries are searched, as proof that the search sees the place. */
    static final String DYE = "dye-2f6c0e51";

    String topic(String role) {
        return name + "-" + role;
    }

    /** Writes the pipeline file. */
    Path write(Path folder) {
        try {
            return Files.writeString(folder.resolve(name + ".yaml"), text());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String text() {
        return """
                pipeline: %s
                source:
                  kafka:
                    bootstrap-servers: "%s"
                    topics: [%s]
                    group-id: %s
                    start-from: earliest
                    properties: {security.protocol: SASL_SSL, %s}
                event: {key: [service], time: ts, value: v}
                processor: {out-of-orderness: 1ms, allow-late-events: false}
                aggregates: [{name: n, kind: count}, {name: total, kind: sum}]
                windows: [{name: fixed, tumbling: {size: 10s}}]
                output:
                  results: {kafka: {topic: %s, properties: {security.protocol: SASL_SSL, %s}}}
                  late: {kafka: {topic: %s}}
                  rejected: {kafka: {topic: %s}}
                """.formatted(
                        name,
                        bootstrapServers,
                        topic("events"),
                        DYE,
                        source,
                        topic("results"),
                        results,
                        topic("late"),
                        topic("rejected"));
    }
}
