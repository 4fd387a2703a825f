package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What dashboard and alerts ask for, the job of {@code docker/pipeline.yaml} has to show through Flink's reporter. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ShippedMetricsITCase {

    private static final String TIDEMARK = "flink_taskmanager_job_task_operator_tidemark_";

    private static MonitoredPipeline running;
    private static List<String> scraped;

    @BeforeAll
    static void scrapeAfterTheFirstResultsAndRejections() throws Exception {
        running = new MonitoredPipeline();
        try {
            running.start();
        } catch (Exception failure) {
            running.stop();
            running = null;
            throw failure;
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(ShippedMetricsITCase::hasResultsRejectionsAndACheckpoint);
    }

    @AfterAll
    static void stop() throws Exception {
        if (running != null) {
            running.stop();
        }
    }

    private static boolean hasResultsRejectionsAndACheckpoint() throws Exception {
        scraped = running.scrape().lines().toList();
        return sum(TIDEMARK + "windowsFired") > 0
                && sum(TIDEMARK + "tooLate") > 0
                && sum(TIDEMARK + "rejected_bad_value") > 0
                && sum("flink_jobmanager_job_numberOfCompletedCheckpoints") > 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker/prometheus/alerts.yml",
                "docker/prometheus/alerts_test.yml",
                "docker/grafana/dashboards/tidemark.json"
            })
    void everyMetricThatAFileNamesExists(String file) throws Exception {
        Set<String> asked = ShippedMetricNames.in(file);
        Set<String> existing = names();

        Set<String> missing = new TreeSet<>(asked);
        missing.removeIf(name -> name.endsWith("_")
                ? existing.stream().anyMatch(other -> other.startsWith(name))
                : existing.contains(name));
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(missing).isEmpty();
    }

    @Test
    void theMetricsOfTheTidemarkGroupAreThereUnderThesePrometheusNames() {
        Set<String> existing = names();

        for (String name : List.of(
                "received",
                "accepted",
                "rejected_malformed",
                "rejected_missing_key",
                "rejected_missing_time",
                "rejected_missing_value",
                "rejected_bad_time",
                "rejected_future_time",
                "rejected_bad_value",
                "lateAccepted",
                "tooLate",
                "overLimit",
                "windowsCreated",
                "windowsFired",
                "activeWindows",
                "activeKeys",
                "watermarkLagMs",
                "resultLatencyMs",
                "eventLatencyMs")) {
            assertThat(existing).contains(TIDEMARK + name);
        }
    }

    @Test
    void jobsAreNamedAsThePipelineIsAndLatenciesHaveTheQuantilesOfTheDashboard() {
        for (String quantile : List.of("0.5", "0.95", "0.99")) {
            assertThat(scraped)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith(TIDEMARK + "resultLatencyMs{")
                            .contains("job_name=\"tidemark: llm-latency\"")
                            .contains("quantile=\"" + quantile + "\""));
        }
        assertThat(sum("flink_jobmanager_job_runningState")).isEqualTo(1);
    }

    /** A scrape reads one counter after the other while the job goes on, so each is held against the one after it. */
    @Test
    void theLedgerClosesFromOneScrapeToTheNext() throws Exception {
        List<String> first = running.scrape().lines().toList();
        List<String> second = running.scrape().lines().toList();

        assertThat(judged(first)).isPositive().isLessThanOrEqualTo(sum(second, TIDEMARK + "received"));
        // At once: a job that goes on would make up for any number of records that vanished.
        assertThat(judged(second)).isGreaterThanOrEqualTo(sum(first, TIDEMARK + "received"));
    }

    /** Records that were accepted or rejected. */
    private static double judged(List<String> lines) {
        return sum(lines, TIDEMARK + "accepted")
                + names(lines).stream()
                        .filter(name -> name.startsWith(TIDEMARK + "rejected_"))
                        .mapToDouble(name -> sum(lines, name))
                        .sum();
    }

    private static Set<String> names() {
        return names(scraped);
    }

    private static Set<String> names(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The sum over all subtasks. */
    private static double sum(String name) {
        return sum(scraped, name);
    }

    private static double sum(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
