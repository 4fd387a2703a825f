package io.tidemark.job.webui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.job.cluster.BrokerProcess;
import io.tidemark.job.cluster.RestClient;
import io.tidemark.job.cluster.RunFolder;
import io.tidemark.job.cluster.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a running pipeline in Flink's web UI tells a person what the job does. */
@Timeout(900)
class JobPageWebUiITCase {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PARTITIONS = 2;

    private static final String PIPELINE = """
            pipeline: llm-latency
            source:
              kafka: {bootstrap-servers: "%s", topics: [llm-requests], start-from: earliest}
            event: {key: [service], time: ts, value: latency_ms}
            processor: {out-of-orderness: 1s, late-event-threshold: 90s}
            aggregates:
              - {name: requests, kind: count}
              - {name: avg_latency, kind: avg}
              - {name: p95_latency, kind: percentile, p: 95}
            windows:
              - {name: ten-seconds, tumbling: {size: 10s}}
              - {name: moving, sliding: {size: 1m, slide: 10s}}
              - {name: visit, session: {gap: 30s}, trigger: [watermark, {count: 1000}]}
            output:
              delivery: exactly-once
              results: {kafka: {topic: latency-windows}}
              late: {kafka: {topic: latency-late}}
              rejected: {kafka: {topic: latency-rejected}}
              statistics: {kafka: {topic: latency-statistics}, every: 5s}
            """;

    @RegisterExtension
    static final RunFolder FOLDER = new RunFolder();

    private static RestClient rest;
    private static String job;
    private static Page page;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> chromium = Chromium.find();
        assumeTrue(chromium.isPresent(), "skipped: no Chromium on the path; on Debian: apt-get install chromium");
        BrokerProcess broker = FOLDER.closing(BrokerProcess.start(FOLDER.resolve("kafka")));
        broker.topics().create("llm-requests", PARTITIONS);
        for (String output : List.of("windows", "late", "rejected", "statistics")) {
            broker.topics().create("latency-" + output, 1);
        }
        StandaloneCluster cluster = FOLDER.closing(StandaloneCluster.in(FOLDER.resolve("flink"))
                .taskManagers(1)
                .set("web.refresh-interval", "1000ms")
                .set("metrics.fetcher.update-interval", "1s")
                .start());
        rest = cluster.rest();
        Path file = Files.writeString(
                FOLDER.path().resolve("llm-latency.yaml"), PIPELINE.formatted(broker.bootstrapServers()));
        job = cluster.submit(file, "--parallelism", Integer.toString(PARTITIONS));
        rest.awaitRunning(job, PATIENCE);
        FOLDER.closing(LiveLoad.start(broker, "llm-requests", PARTITIONS));
        page = FOLDER.closing(Chromium.start(chromium.get(), FOLDER.resolve("chromium")))
                .page();
        page.resize(1600, 1000);
    }

    @Test
    void hold() throws IOException {
        Files.writeString(Path.of("/tmp/hold"), rest.root() + " " + job);
        Awaitility.await().atMost(Duration.ofMinutes(14)).until(() -> !Files.exists(Path.of("/tmp/hold")));
    }
}
