package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Flink passes over a key that it does not know, and fails at the start of a job for a value that it cannot read. */
class FlinkConfigurationFilesTest {

    /** Keys that no option stands for. */
    private static final List<String> OTHERS = List.of("metrics.reporter.prom.", "kubernetes.operator.");

    private static final List<String> STORAGE = List.of(
            "execution.checkpointing.dir", "execution.checkpointing.savepoint-dir", "high-availability.storageDir");

    /** What a container reaches under other names, and the slots that the compose file starts. */
    private static final Set<String> CONTAINER = Set.of(
            "rest.address",
            "rest.bind-address",
            "parallelism.default",
            "execution.checkpointing.dir",
            "execution.checkpointing.savepoint-dir");

    private static final Map<String, ConfigOption<?>> OPTIONS = new HashMap<>();

    @BeforeAll
    static void collectOptions() throws IllegalAccessException {
        for (Class<?> options : List.of(
                CheckpointingOptions.class,
                CoreOptions.class,
                HeartbeatManagerOptions.class,
                HighAvailabilityOptions.class,
                JobManagerOptions.class,
                MetricOptions.class,
                PipelineOptions.class,
                RestOptions.class,
                RestartStrategyOptions.class,
                StateBackendOptions.class,
                TaskManagerOptions.class)) {
            for (Field field : options.getFields()) {
                if (field.get(null) instanceof ConfigOption<?> option) {
                    OPTIONS.put(option.key(), option);
                }
            }
        }
    }

    @Test
    void everyKeyOfTheImageIsAnOptionOfFlinkWithAValueThatItReads() {
        Map<String, String> image = image();

        assertThat(image).hasSizeGreaterThan(25);
        assertKnown(image);
    }

    @Test
    void everyKeyOfTheKubernetesDeploymentIsAnOptionOfFlinkWithAValueThatItReads() throws IOException {
        assertKnown(deployment());
    }

    @Test
    void bothConfigureTheJobAlike() throws IOException {
        Map<String, String> image = image();
        deployment().forEach((key, value) -> {
            boolean own =
                    key.startsWith("kubernetes.") || key.startsWith("high-availability.") || STORAGE.contains(key);
            assertThat(own || value.equals(image.get(key)))
                    .as(key + " is " + value + ", in the image " + image.get(key))
                    .isTrue();
        });
    }

    @Test
    void theImageChangesOfTheShippedConfigurationOnlyWhatAContainerNeeds() {
        Map<String, String> image = image();
        Map<String, String> shipped = configuration("conf/flink");
        shipped.keySet().removeAll(CONTAINER);

        assertThat(shipped).hasSizeGreaterThan(20);
        assertThat(image).containsAllEntriesOf(shipped);
    }

    @Test
    void everythingAgreesOnThePortOfTheMetrics() throws IOException {
        String port = image().get("metrics.reporter.prom.port");

        assertThat(image())
                .containsEntry("metrics.reporter.prom.factory.class", PrometheusReporterFactory.class.getName());
        assertThat(DeploymentFiles.text("Dockerfile")).contains("http://127.0.0.1:" + port + "/metrics");
        assertThat(DeploymentFiles.text("prometheus/prometheus.yml")).contains("port: " + port);
        assertThat(DeploymentFiles.text("kubernetes/tidemark.yaml")).contains("containerPort: " + port);
    }

    private static void assertKnown(Map<String, String> values) {
        Configuration configuration = Configuration.fromMap(values);
        for (String key : values.keySet()) {
            if (OTHERS.stream().anyMatch(key::startsWith)) {
                continue;
            }
            assertThat(OPTIONS).as("Flink's options").containsKey(key);
            assertThatCode(() -> configuration.get(OPTIONS.get(key))).as(key).doesNotThrowAnyException();
        }
    }

    private static Map<String, String> image() {
        return configuration("docker/flink");
    }

    private static Map<String, String> configuration(String folder) {
        return GlobalConfiguration.loadConfiguration(ProjectRoot.resolve(folder).toString())
                .toMap();
    }

    private static Map<String, String> deployment() throws IOException {
        Map<?, ?> configuration = (Map<?, ?>) DeploymentFiles.at(
                DeploymentFiles.documents("kubernetes/tidemark.yaml").get(1), "spec", "flinkConfiguration");
        return configuration.entrySet().stream()
                .collect(Collectors.toMap(entry -> (String) entry.getKey(), entry -> (String) entry.getValue()));
    }
}
