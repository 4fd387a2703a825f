package io.tidemark.job.webui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.job.browser.Chromium;
import io.tidemark.job.browser.Page;
import io.tidemark.job.cluster.BrokerProcess;
import io.tidemark.job.cluster.ProjectFiles;
import io.tidemark.job.cluster.RestClient;
import io.tidemark.job.cluster.RunFolder;
import io.tidemark.job.cluster.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a running pipeline in Flink's web UI tells a person what the job does. */
@Timeout(900)
class JobPageWebUiITCase {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PARTITIONS = 2;
    private static final String SECRET = "canary-3f9d0b77";

    private static final String PIPELINE = """
            pipeline: llm-latency
            source:
              kafka: {bootstrap-servers: "%s", topics: [llm-requests], start-from: earliest,
                      properties: {ssl.key.password: "${env:WEB_UI_SECRET}"}}
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
        assumeTrue(
                chromium.isPresent(), "skipped: there is no Chromium on the path; on Debian: apt-get install chromium");
        BrokerProcess broker = FOLDER.closing(BrokerProcess.start(FOLDER.resolve("kafka")));
        broker.topics().create("llm-requests", PARTITIONS);
        for (String output : List.of("windows", "late", "rejected", "statistics")) {
            broker.topics().create("latency-" + output, 1);
        }
        StandaloneCluster cluster = FOLDER.closing(StandaloneCluster.in(FOLDER.resolve("flink"))
                .taskManagers(1)
                .environment("WEB_UI_SECRET", SECRET)
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
    void theGraphShowsWhatTheJobDoesInWords() throws IOException {
        page.open(address("overview"));
        page.await(textMatches("Low Watermark: [0-9]{13}"));
        page.await("!/loading|N[/]A/i.test(document.body.innerText)");

        assertThat(page.texts("flink-dagre .node-label-wrapper"))
                .hasSize(4)
                .anyMatch(node -> node.startsWith("Source: kafka -> ingest"))
                .anyMatch(node -> node.startsWith("windows -> (output: results: Writer"))
                .anyMatch(node -> node.startsWith("output: rejected: Writer"))
                .anyMatch(node -> node.startsWith("statistics -> statistics interval -> output: statistics: Writer"));
        assertThat(page.text()).contains("tidemark: llm-latency");
        // For a person who looks at the picture: no menu, and the graph as large as its place.
        page.click(".anticon-menu-fold");
        page.drag("flink-dagre nz-slider .ant-slider-handle", 0, -6);
        picture("overview");
    }

    @Test
    void theWatermarksOfTheWindowsAdvanceWithTheClock() throws IOException {
        page.open(address("overview/" + rest.vertexId(job, "windows") + "/watermarks"));
        String tab = "flink-job-overview-drawer-watermarks";
        page.await("document.querySelectorAll('" + tab + " tbody tr td').length >= " + 3 * PARTITIONS);

        List<Long> before = watermarks(tab);
        assertThat(before).hasSize(PARTITIONS);
        Awaitility.await("watermarks in the web UI")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(watermarks(tab))
                        .hasSize(PARTITIONS)
                        .allMatch(watermark -> watermark > Collections.max(before))
                        .allMatch(watermark -> System.currentTimeMillis() - watermark < PATIENCE.toMillis()));
        picture("watermarks");
    }

    @ParameterizedTest
    @CsvSource({
        "ingest, received",
        "ingest, accepted",
        "ingest, rejected.malformed",
        "windows, lateAccepted",
        "windows, tooLate",
        "windows, overLimit",
        "windows, windowsCreated",
        "windows, windowsFired",
        "windows, activeWindows",
        "windows, activeKeys",
        "windows, watermarkLagMs",
        "windows, resultLatencyMs_p99",
        "windows, eventLatencyMs_p99"
    })
    void aMetricOfTidemarkIsListedAndDrawn(String operator, String metric) throws IOException {
        String tab = "flink-job-overview-drawer-chart";
        page.open(address("overview/" + rest.vertexId(job, operator) + "/metrics"));
        page.await("document.querySelector('" + tab + "')");
        page.click(tab + " nz-select");
        String name = "0." + operator + ".tidemark." + metric;
        page.type(name);
        page.await("[...document.querySelectorAll('nz-option-item')].some(o => o.innerText.trim() == '" + name + "')");
        page.click("nz-option-item");
        page.await("document.querySelector('" + tab + " .metric-area').innerText.includes('" + name + "')");
        picture("metrics-" + metric);
    }

    @Test
    void theConfigurationShowsWhatHoldsInThePipelineAndNoSecret() throws IOException {
        page.open(address("configuration"));
        page.await(textMatches("User Configuration"));
        page.await(textMatches("source.kafka.topics"));

        assertThat(page.text())
                .containsPattern("source.kafka.topics\\s+llm-requests")
                .containsPattern("windows\\[0].name\\s+ten-seconds")
                .containsPattern("output.delivery\\s+exactly-once")
                .containsPattern("source.kafka.properties.ssl.key.password\\s+[*]{6}")
                .doesNotContain(SECRET);
        picture("configuration");
    }

    private static List<Long> watermarks(String tab) {
        return page.texts(tab + " tbody tr td:nth-child(2)").stream()
                .filter(cell -> cell.matches("[0-9]{13}"))
                .map(Long::valueOf)
                .toList();
    }

    private static String textMatches(String regex) {
        return "/" + regex + "/.test(document.body.innerText)";
    }

    private static String address(String place) {
        return rest.root() + "/#/job/running/" + job + "/" + place;
    }

    private static void picture(String name) throws IOException {
        page.screenshot(Files.createDirectories(ProjectFiles.resolve("job/target/web-ui"))
                .resolve(name + ".png"));
    }
}
