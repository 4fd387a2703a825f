package io.tidemark.benchmarks.latency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A result as the consumer had it.
 *
 * @param key number of its key
 * @param start of its window
 * @param end of its window, exclusive
 * @param onTime whether it is the window's first pane, on time, with no part failed
 * @param count events in it
 * @param sum of their values
 * @param emittedMillis the wall clock when the window operator emitted it
 * @param readableMillis the wall clock when the poll that brought it returned
 */
record SeenResult(
        int key,
        long start,
        long end,
        boolean onTime,
        long count,
        double sum,
        long emittedMillis,
        long readableMillis) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SeenResult read(byte[] json, long readableMillis) {
        try {
            JsonNode result = JSON.readTree(json);
            return new SeenResult(
                    Traffic.keyOf(result.at("/key/service").asText()),
                    result.path("start").asLong(),
                    result.path("end").asLong(),
                    result.path("pane").asText().equals("on-time")
                            && result.path("pane_index").asInt(-1) == 0
                            && result.path("status").asText().equals("ok"),
                    result.path("count").asLong(),
                    result.at("/values/total").asDouble(),
                    result.path("emitted_at").asLong(),
                    readableMillis);
        } catch (IOException failure) {
            throw new UncheckedIOException("a result is no JSON", failure);
        }
    }
}
