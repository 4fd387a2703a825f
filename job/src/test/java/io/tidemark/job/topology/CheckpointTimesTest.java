package io.tidemark.job.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class CheckpointTimesTest {

    @Test
    void withoutSettingsACheckpointComesEveryTenSecondsAndFlinkDecidesTheTimeout() {
        assertThat(CheckpointTimes.of(new Configuration()))
                .isEqualTo(new CheckpointTimes(Duration.ofSeconds(10), Duration.ofMinutes(10)));
    }

    @Test
    void settingsAreTaken() {
        Configuration given = Configuration.fromMap(
                Map.of("execution.checkpointing.interval", "30 s", "execution.checkpointing.timeout", "2 min"));

        assertThat(CheckpointTimes.of(given))
                .isEqualTo(new CheckpointTimes(Duration.ofSeconds(30), Duration.ofMinutes(2)));
    }

    @Test
    void noCheckpointsAtAllAreRefused() {
        Configuration given = Configuration.fromMap(Map.of("execution.checkpointing.interval", "0 s"));

        assertThatThrownBy(() -> CheckpointTimes.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("execution.checkpointing.interval is 0 ms")
                .hasMessageContaining("loses events");
    }
}
