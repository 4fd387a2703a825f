package io.tidemark.job.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.statistics.ProcessorStatistics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final long TWO_SECONDS = TimeUnit.SECONDS.toNanos(2);

    private final Summary summary = new Summary(List.of("minute"));

    @Test
    void progressShowsTheRateSinceTheLineBefore() {
        String line = summary.progress(statistics(1000, 0), statistics(5000, 30), TWO_SECONDS);
        assertThat(line).contains("5,000 events", "2,000 events/s", "rejected 30", "watermark 1970-01-01T00:01:00Z");
    }

    @Test
    void theLedgerNamesEveryRecordAndPair() {
        assertThat(printed(statistics(5000, 30)))
                .contains("received    5,000 events in 2.0 s")
                .contains("(bad-time 30)")
                .contains("received 5,000 = accepted 4,970 + rejected 30")
                .contains("minute: 4,970 pairs = 4,960 on time + 4 late + 5 too late + 1 over limit");
    }

    @Test
    void aLedgerThatDoesNotCloseSaysSo() {
        ProcessorStatistics lost = statistics(5000, 30);
        lost.add(ProcessorStatistics.RECEIVED, 1);
        assertThat(printed(lost)).contains("received 5,001 IS NOT accepted 4,970 + rejected 30");
    }

    @Test
    void anomaliesAreCountedWhereThereAreDetectors() {
        assertThat(printed(statistics(5000, 30))).doesNotContain("anomalies");
        ProcessorStatistics detecting = statistics(5000, 30);
        detecting.add(ProcessorStatistics.ANOMALIES, 1234);
        assertThat(printed(detecting)).contains("anomalies   1,234");
    }

    @Test
    void withoutResultsThereIsNoLatency() {
        assertThat(printed(new ProcessorStatistics())).contains("p50 -  p95 -  p99 -");
    }

    private static ProcessorStatistics statistics(long received, long rejected) {
        ProcessorStatistics statistics =
                new ProcessorStatistics(new TreeMap<>(), 60_000, ProcessorStatistics.newLatencies());
        statistics.add("received", received);
        statistics.add("accepted", received - rejected);
        statistics.add("rejected.bad-time", rejected);
        statistics.add("pairs.minute.on_time", received - rejected - 10);
        statistics.add("pairs.minute.late_accepted", 4);
        statistics.add("pairs.minute.too_late", 5);
        statistics.add("pairs.minute.over_limit", 1);
        return statistics;
    }

    private String printed(ProcessorStatistics total) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        summary.print(total, TWO_SECONDS, new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }
}
