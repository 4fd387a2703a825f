package io.tidemark.job.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.job.cluster.BrokerProcess;
import io.tidemark.job.cluster.FlinkProcess;
import io.tidemark.job.cluster.RunFolder;
import io.tidemark.job.cluster.StandaloneCluster;
import io.tidemark.job.cluster.TopicRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is late does not depend on whether, or when, the job has failed in between. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LateVerdictsClusterITCase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    final RunFolder folder = new RunFolder();

    @Test
    void lateVerdictsAreTheSameWithAndWithoutAFailure() throws IOException {
        BrokerProcess broker = folder.closing(BrokerProcess.start(folder.resolve("kafka")));
        StandaloneCluster cluster = folder.closing(StandaloneCluster.in(folder.resolve("flink"))
                .taskManagers(2)
                .set("taskmanager.memory.process.size", "1g")
                .set("execution.checkpointing.interval", "1s")
                .set("execution.checkpointing.min-pause", "100ms")
                .start());

        Outputs undisturbed = run(broker, cluster, "undisturbed", false);
        Outputs disturbed = run(broker, cluster, "disturbed", true);

        assertThat(disturbed).isEqualTo(undisturbed);
        assertThat(undisturbed.late()).hasSize(2).allMatch(late -> late.contains("\"watermark\":29499"));
        assertThat(undisturbed.results())
                .extracting(result -> result.replaceFirst(
                        ".*\"start\":(\\d+).*\"pane\":\"([a-z-]+)\".*\"count\":(\\d+).*", "$1 $2 $3"))
                .containsExactly(
                        "0 on-time 2", "10000 on-time 1", "10000 late 2", "20000 on-time 2", "30000 on-time 1");
    }

    /** What a run has put out, without what time of day it was. */
    private record Outputs(List<String> results, List<String> late) {}

    private Outputs run(BrokerProcess broker, StandaloneCluster cluster, String name, boolean fails)
            throws IOException {
        for (String topic : List.of("events", "results", "late", "rejected")) {
            broker.topics().create(name + "-" + topic, 1);
        }
        String job = cluster.submit(Files.writeString(folder.path().resolve(name + ".yaml"), pipeline(broker, name)));
        cluster.rest().awaitRunning(job, PATIENCE);
        // One closing event at a time: which watermark a window sees is then no matter of how fast they follow one
        // another.
        send(broker, name, 1_000, 2_000, 11_000);
        awaitResults(broker, name, 1);
        send(broker, name, 21_000);
        awaitResults(broker, name, 2);
        send(broker, name, 30_000);
        int checkpoints = cluster.rest().completedCheckpoints(job);
        Awaitility.await().atMost(PATIENCE).until(() -> cluster.rest().completedCheckpoints(job) > checkpoints + 1);
        if (fails) {
            killTaskManagerOf(cluster, job);
        }
        // The watermark is 29,499: [10 s, 20 s) still takes late events, by a threshold of 10 s; [0, 10 s) has not for
        // long.
        send(broker, name, 3_000, 9_999, 19_499, 29_500);
        // Now it moves again, and closes what is left.
        send(broker, name, 60_000);
        awaitResults(broker, name, 5);
        cluster.rest().cancel(job);
        return new Outputs(texts(broker, name + "-results"), texts(broker, name + "-late"));
    }

    private static void killTaskManagerOf(StandaloneCluster cluster, String job) {
        FlinkProcess victim = cluster.taskManagersOf(job).get(0);
        victim.kill9();
        cluster.startTaskManager();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> cluster.rest().subtasks(job).stream()
                        .allMatch(subtask ->
                                subtask.isRunning() && !subtask.taskManager().equals(victim.name())));
    }

    private static String pipeline(BrokerProcess broker, String name) {
        return """
                pipeline: verdicts
                source: {kafka: {bootstrap-servers: "%s", topics: [%s-events], group-id: %s, start-from: earliest}}
                event: {key: [], time: ts}
                processor: {out-of-orderness: 500ms, late-event-threshold: 10s, window-retention: 10s}
                windows: [{name: fixed, tumbling: {size: 10s}, aggregates: [{name: n, kind: count}]}]
                output:
                  results: {kafka: {topic: %s-results}}
                  late: {kafka: {topic: %s-late}}
                  rejected: {kafka: {topic: %s-rejected}}
                """.formatted(broker.bootstrapServers(), name, name, name, name, name);
    }

    private static void send(BrokerProcess broker, String name, long... times) {
        for (long time : times) {
            broker.producers().send(name + "-events", 0, List.of("{\"ts\":" + time + "}"));
        }
    }

    private static void awaitResults(BrokerProcess broker, String name, int number) {
        Awaitility.await(number + " results")
                .atMost(PATIENCE)
                .until(() -> broker.consumers().readCommitted(name + "-results").size() >= number);
    }

    private static List<String> texts(BrokerProcess broker, String topic) {
        return broker.consumers().readCommitted(topic).stream()
                .map(LateVerdictsClusterITCase::withoutClock)
                .toList();
    }

    private static String withoutClock(TopicRecord record) {
        try {
            JsonNode json = JSON.readTree(record.value());
            ((ObjectNode) json).remove("emitted_at");
            return record.key() + " " + json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(record.value(), e);
        }
    }
}
