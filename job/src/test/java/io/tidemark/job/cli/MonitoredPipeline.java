package io.tidemark.job.cli;

import io.tidemark.job.cluster.EmbeddedBroker;
import io.tidemark.job.cluster.KafkaBroker;
import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import io.tidemark.job.simulate.KafkaSimulation;
import io.tidemark.job.topology.ConfiguredSinks;
import io.tidemark.job.topology.EventLayouts;
import io.tidemark.job.topology.PipelineJob;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.core.execution.JobClient;

/** What {@code docker/compose.yaml} starts, in this process: a broker, the job of {@code docker/pipeline.yaml}, its load. */
final class MonitoredPipeline {

    private static final int FIRST_METRICS_PORT = 19_249;
    private static final long STOP_SECONDS = 60;

    private final int metricsPort = LoopbackPorts.firstFree(FIRST_METRICS_PORT);
    private final HttpClient http = HttpClient.newHttpClient();
    private KafkaBroker kafka;
    private EmbeddedCluster cluster;
    private JobClient job;
    private KafkaSimulation load;
    private CompletableFuture<Void> loading = CompletableFuture.completedFuture(null);

    /** Starts everything; what has been started is stopped by {@link #stop}, also after a failure here. */
    void start() throws Exception {
        kafka = EmbeddedBroker.start(Map.of());
        PipelineConfig pipeline = PipelineFile.read(
                        ProjectRoot.resolve("docker/pipeline.yaml"),
                        List.of(
                                "source.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                                "processor.late-event-threshold=10s"))
                .config()
                .orElseThrow();
        for (String topic :
                List.of("llm-requests", "latency-windows", "latency-late", "latency-rejected", "latency-statistics")) {
            kafka.topics().create(topic, 2);
        }
        startJob(pipeline);
        startLoad(pipeline);
    }

    private void startJob(PipelineConfig pipeline) throws Exception {
        PipelineJob assembled = new PipelineJob(pipeline, ConfiguredSinks.of(pipeline, Duration.ofMinutes(1)));
        Configuration configuration = assembled.flinkConfiguration();
        LoopbackPrometheusReporterFactory.configure(configuration, metricsPort);
        Configuration shipped = GlobalConfiguration.loadConfiguration(
                ProjectRoot.resolve("docker/flink").toString());
        configuration.set(MetricOptions.JOB_STATUS_METRICS, shipped.get(MetricOptions.JOB_STATUS_METRICS));
        configuration.setString(
                "metrics.reporter.loopback.filterLabelValueCharacters",
                shipped.getString("metrics.reporter.prom.filterLabelValueCharacters", "true"));
        cluster = new EmbeddedCluster(2, StateBackendChoice.ROCKSDB, 0, configuration);
        assembled.assemble(cluster.environment());
        job = cluster.environment().executeAsync();
    }

    private void startLoad(PipelineConfig pipeline) {
        ConnectorConfig.Simulator records = new ConnectorConfig.Simulator(
                500,
                10,
                1,
                Long.MAX_VALUE,
                Instant.EPOCH,
                Duration.ofMillis(200),
                0.02,
                Duration.ofSeconds(15),
                0.02,
                0.01);
        load = new KafkaSimulation(records, EventLayouts.of(pipeline), "llm-requests");
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", kafka.bootstrapServers());
        properties.setProperty("max.in.flight.requests.per.connection", "1");
        loading = CompletableFuture.runAsync(() -> load.run(properties));
    }

    /** Where Prometheus would scrape. */
    String metricsAddress() {
        return "127.0.0.1:" + metricsPort;
    }

    /** All metrics as Prometheus gets them. */
    String scrape() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + metricsAddress() + "/metrics"))
                .timeout(Duration.ofSeconds(STOP_SECONDS))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    void stop() throws Exception {
        try {
            if (load != null) {
                load.stop();
                loading.get(STOP_SECONDS, TimeUnit.SECONDS);
            }
            if (job != null) {
                job.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            if (cluster != null) {
                cluster.close();
            }
            if (kafka != null) {
                kafka.close();
            }
        }
    }
}
