package io.tidemark.job.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.job.cluster.Consumers;
import io.tidemark.job.cluster.TopicRecord;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** What a running job says of itself in its statistics topic. */
final class Statistics {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumers consumers;

    Statistics(Consumers consumers) {
        this.consumers = consumers;
    }

    /** Waits until the job has read so many records. */
    void awaitReceived(long records, Duration patience) {
        Awaitility.await("received " + records)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> newest().path("received").asLong() >= records);
    }

    /** Waits until the watermark of the whole job has come to a time. */
    void awaitWatermark(long time, Duration patience) {
        Awaitility.await("watermark " + time)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> newest().path("watermark").isNumber()
                        && newest().path("watermark").asLong() >= time);
    }

    /** The newest record that can be read by now; an empty object before the first. */
    JsonNode newest() {
        List<TopicRecord> records = consumers.readCommitted(FaultPipeline.STATISTICS);
        try {
            return JSON.readTree(
                    records.isEmpty() ? "{}" : records.get(records.size() - 1).value());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
