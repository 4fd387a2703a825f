package io.tidemark.operators.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.windowing.WindowLedger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** The names that dashboards and alerts rely on, and what stands behind them. */
class WindowMetricsTest {

    private final WindowLedger ledger = new WindowLedger(List.of("one", "two"));
    private final RecordingGroup operatorGroup = new RecordingGroup("operator");
    private final WindowMetrics metrics = new WindowMetrics(operatorGroup, ledger, () -> 42, true);

    @Test
    void theGroupTidemarkHasThePublicNames() {
        assertThat(operatorGroup.metrics)
                .containsOnlyKeys(
                        "operator.tidemark.lateAccepted",
                        "operator.tidemark.tooLate",
                        "operator.tidemark.overLimit",
                        "operator.tidemark.windowsCreated",
                        "operator.tidemark.windowsFired",
                        "operator.tidemark.anomalies",
                        "operator.tidemark.activeWindows",
                        "operator.tidemark.activeKeys",
                        "operator.tidemark.watermarkLagMs",
                        "operator.tidemark.resultLatencyMs",
                        "operator.tidemark.eventLatencyMs");
    }

    @Test
    void countersShowTheLedgerOverAllDefinitions() {
        ledger.pairs(0).lateAccepted = 2;
        ledger.pairs(1).lateAccepted = 3;
        ledger.pairs(1).tooLate = 7;
        ledger.pairs(0).overLimit = 9;
        ledger.windowsCreated = 11;
        ledger.windowsFired = 12;
        ledger.anomalies = 13;
        assertThat(count("lateAccepted")).isEqualTo(5);
        assertThat(count("tooLate")).isEqualTo(7);
        assertThat(count("overLimit")).isEqualTo(9);
        assertThat(count("windowsCreated")).isEqualTo(11);
        assertThat(count("windowsFired")).isEqualTo(12);
        assertThat(count("anomalies")).isEqualTo(13);
    }

    @Test
    void gaugesShowWhatIsActiveNow() {
        ledger.activeWindows = 5;
        ledger.activeKeys = 3;
        assertThat(gauge("activeWindows")).isEqualTo(5L);
        assertThat(gauge("activeKeys")).isEqualTo(3L);
        assertThat(gauge("watermarkLagMs")).isEqualTo(42L);
    }

    @Test
    void latenciesAreInMilliseconds() {
        metrics.resultEmitted(3_000_000);
        metrics.eventTaken(8);
        assertThat(histogram("resultLatencyMs").getStatistics().getMax()).isEqualTo(3);
        assertThat(histogram("eventLatencyMs").getStatistics().getMax()).isEqualTo(8);
        assertThat(metrics.resultLatencies().count()).isEqualTo(1);
    }

    private long count(String name) {
        return ((Counter) operatorGroup.metrics.get("operator.tidemark." + name)).getCount();
    }

    private Object gauge(String name) {
        return ((Gauge<?>) operatorGroup.metrics.get("operator.tidemark." + name)).getValue();
    }

    private Histogram histogram(String name) {
        return (Histogram) operatorGroup.metrics.get("operator.tidemark." + name);
    }

    /** Notes what is registered under which full name. */
    private static final class RecordingGroup extends UnregisteredMetricsGroup {

        private final String path;
        private final Map<String, Metric> metrics;

        RecordingGroup(String path) {
            this(path, new TreeMap<>());
        }

        private RecordingGroup(String path, Map<String, Metric> metrics) {
            this.path = path;
            this.metrics = metrics;
        }

        @Override
        public MetricGroup addGroup(String name) {
            return new RecordingGroup(path + "." + name, metrics);
        }

        @Override
        public <C extends Counter> C counter(String name, C counter) {
            return record(name, counter);
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            return record(name, gauge);
        }

        @Override
        public <H extends Histogram> H histogram(String name, H histogram) {
            return record(name, histogram);
        }

        private <M extends Metric> M record(String name, M metric) {
            metrics.put(path + "." + name, metric);
            return metric;
        }
    }
}
