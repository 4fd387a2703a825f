package io.tidemark.job.cli;

import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes {@link LoopbackPrometheusReporter}s; Flink finds it as a service. */
public final class LoopbackPrometheusReporterFactory implements MetricReporterFactory {

    /** Makes Flink load the reporter. */
    static void configure(Configuration configuration, int port) {
        configuration.setString(
                "metrics.reporter.loopback.factory.class", LoopbackPrometheusReporterFactory.class.getName());
        configuration.setString("metrics.reporter.loopback.port", Integer.toString(port));
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new LoopbackPrometheusReporter();
    }
}
