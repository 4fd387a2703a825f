package io.tidemark.job.cli;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;

/**
 * Flink's Prometheus reporter, served on the loopback interface alone: the real one listens on all of them, and has no option
 * against it. Names, labels and values are made by Flink's own code.
 */
final class LoopbackPrometheusReporter extends AbstractPrometheusReporter {

    private HTTPServer server;

    @Override
    public void open(MetricConfig config) {
        super.open(config);
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), config.getInteger("port", 0));
        try {
            server = new HTTPServer(address, registry(), true);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot listen on " + address, failure);
        }
    }

    /** The registry that Flink's reporter fills and shows nobody. */
    private CollectorRegistry registry() {
        try {
            Field field = AbstractPrometheusReporter.class.getDeclaredField("registry");
            field.setAccessible(true);
            return (CollectorRegistry) field.get(this);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("Flink's Prometheus reporter has changed", changed);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        super.close();
    }
}
