package io.tidemark.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedConfigurationTest {

    /** A line that begins with "#" and a key is a setting that is off. */
    private static final Pattern OFF = Pattern.compile("^#(?=[a-z][A-Za-z.-]+: )");

    /** What a Kafka broker allows a transaction unless it is told otherwise. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

    @TempDir
    private static Path folder;

    private static FlinkOptions options;

    @BeforeAll
    static void findOptions() throws Exception {
        options = FlinkOptions.ofFlink();
    }

    @ParameterizedTest
    @MethodSource("settingsOnAndOff")
    void everyKeyIsAnOptionOfThisFlinkAndItsValueIsOfTheOptionsType(Map.Entry<String, String> setting) {
        ConfigOption<?> option = options.find(setting.getKey());
        assertThat(option).as("option %s", setting.getKey()).isNotNull();

        Configuration alone = new Configuration();
        alone.setString(option.key(), setting.getValue());
        assertThat(alone.getOptional(option)).as(setting.toString()).isPresent();
    }

    @Test
    void optionsAreFoundInTheJarsAndOldOrMisspeltKeysAreNot() {
        assertThat(options.size()).isGreaterThan(300);
        assertThat(options.find("heartbeat.interval")).isEqualTo(HeartbeatManagerOptions.HEARTBEAT_INTERVAL);
        assertThat(options.find("heartbeat.intervall")).isNull();
        assertThat(options.find("state.backend.incremental")).isNull();
        assertThat(options.find("metrics.reporter.prom.factory.clas")).isNull();
    }

    @Test
    void everyLineIsASettingOrProseAndEverySettingIsExplained() throws IOException {
        List<String> lines = Files.readAllLines(ProjectFiles.flinkConfiguration());

        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(120)
                        .satisfiesAnyOf(
                                prose -> assertThat(prose).matches("(# .*|#|)"),
                                setting -> assertThat(setting).matches("#?[a-z][A-Za-z.-]+: \\S.*"),
                                continued -> assertThat(continued).startsWith("  --add-")));
        assertThat(lines.stream().filter(line -> OFF.matcher(line).find())).hasSizeGreaterThan(5);
    }

    @Test
    void itRecoversSoonAndKeepsItsCheckpoints() {
        Configuration shipped = shipped();

        assertThat(shipped.get(HeartbeatManagerOptions.HEARTBEAT_INTERVAL)).isEqualTo(Duration.ofSeconds(1));
        assertThat(shipped.get(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT)).isEqualTo(Duration.ofSeconds(8));
        assertThat(shipped.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("exponential-delay");
        assertThat(shipped.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF))
                .isEqualTo(Duration.ofMillis(100));
        assertThat(shipped.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
        assertThat(shipped.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
        assertThat(shipped.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
                .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        assertThat(shipped.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aTransactionOpenFromCheckpointToCheckpointStaysBelowTheBrokersDefaultLimit() {
        Configuration shipped = shipped();

        assertThat(shipped.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)
                        .plus(shipped.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT)))
                .isLessThan(LONGEST_TRANSACTION.dividedBy(2));
    }

    @Test
    void theRestApiIsOpenToThisMachineOnly() {
        assertThat(shipped().get(RestOptions.BIND_ADDRESS)).isEqualTo("localhost");
    }

    @Test
    void theMemoryOfBothKindsOfProcessesAddsUp() {
        Configuration shipped = shipped();

        var taskManager = TaskExecutorProcessUtils.processSpecFromConfig(shipped);
        assertThat(taskManager.getTaskHeapSize().getMebiBytes()).isBetween(450, 600);
        assertThat(taskManager.getManagedMemorySize().getMebiBytes()).isBetween(550, 700);
        assertThat(JobManagerProcessUtils.processSpecFromConfig(shipped)
                        .getJvmHeapMemorySize()
                        .getMebiBytes())
                .isGreaterThan(900);
    }

    @Test
    void javaOptionsOpenWhatTheBuildOpensForFlinkInTests() {
        String shipped = shipped().get(CoreOptions.FLINK_JVM_OPTIONS);

        assertThat(shipped.split(" "))
                .contains("--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED")
                .allMatch(option -> option.matches("--add-(opens|exports)=\\S+=ALL-UNNAMED"))
                .doesNotHaveDuplicates();
    }

    private static Configuration shipped() {
        return GlobalConfiguration.loadConfiguration(
                ProjectFiles.flinkConfiguration().getParent().toString());
    }

    /** The settings of the file, with those that are off switched on, as Flink reads them. */
    private static Stream<Map.Entry<String, String>> settingsOnAndOff() throws IOException {
        List<String> lines = Files.readAllLines(ProjectFiles.flinkConfiguration()).stream()
                .map(line -> OFF.matcher(line).replaceFirst(""))
                .toList();
        Files.write(folder.resolve("config.yaml"), lines);
        return GlobalConfiguration.loadConfiguration(folder.toString()).toMap().entrySet().stream();
    }
}
