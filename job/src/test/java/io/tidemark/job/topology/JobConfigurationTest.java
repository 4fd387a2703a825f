package io.tidemark.job.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.junit.jupiter.api.Test;

class JobConfigurationTest {

    private static final PipelineConfig PIPELINE =
            PipelineFile.parse("p.yaml", """
                    pipeline: small
                    source: {files: {path: in.jsonl}}
                    event: {key: [k], time: t, value: v}
                    processor: {result-buffer-timeout: 7ms}
                    windows:
                      - {name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}]}
                    """, List.of()).config().orElseThrow();

    @Test
    void whatNobodyHasSetIsFilledIn() {
        Configuration asked = ask(Map.of());

        assertThat(asked.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofSeconds(10));
        assertThat(asked.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
                .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        assertThat(asked.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("exponential-delay");
        assertThat(asked.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF))
                .isEqualTo(Duration.ofMillis(100));
        assertThat(asked.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(asked.getOptional(CheckpointingOptions.CHECKPOINTING_TIMEOUT))
                .isEmpty();
        assertThat(asked.getOptional(CheckpointingOptions.ENABLE_UNALIGNED)).isEmpty();
        assertThat(asked.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(128);
    }

    @Test
    void whatTheUserHasSetStays() {
        Configuration asked = ask(Map.of(
                "execution.checkpointing.interval", "1 min",
                "execution.checkpointing.externalized-checkpoint-retention", "DELETE_ON_CANCELLATION",
                "restart-strategy.type", "fixed-delay",
                "pipeline.name", "mine"));

        assertThat(asked.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofMinutes(1));
        assertThat(asked.getOptional(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
                .isEmpty();
        assertThat(asked.getOptional(RestartStrategyOptions.RESTART_STRATEGY)).isEmpty();
        assertThat(asked.getOptional(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF))
                .isEmpty();
        assertThat(asked.get(PipelineOptions.NAME)).isEqualTo("mine");
    }

    @Test
    void latencyComesFromThePipelineFileWhateverTheClusterSays() {
        Configuration asked = ask(Map.of("execution.buffer-timeout.interval", "1 s", "pipeline.object-reuse", "false"));

        assertThat(asked.get(ExecutionOptions.BUFFER_TIMEOUT)).isEqualTo(Duration.ofMillis(7));
        assertThat(asked.get(PipelineOptions.OBJECT_REUSE)).isTrue();
        assertThat(asked.get(PipelineOptions.AUTO_WATERMARK_INTERVAL)).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void anotherMaxParallelismIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> ask(Map.of("pipeline.max-parallelism", "256")))
                .hasMessageContaining("pipeline.max-parallelism is 256")
                .hasMessageContaining("-Dpipeline.max-parallelism=128");
        assertThatThrownBy(() -> JobConfiguration.requireParallelism(129)).hasMessageContaining("1 to 128, found 129");
    }

    @Test
    void theWebUiIsGivenWhatHolds() {
        assertThat(ask(Map.of()).get(PipelineOptions.GLOBAL_JOB_PARAMETERS))
                .containsEntry("windows[0].tumbling.size", "1m")
                .containsEntry("processor.out-of-orderness", "2s");
    }

    private static Configuration ask(Map<String, String> given) {
        PipelineJob job = new PipelineJob(PIPELINE, ConfiguredSinks.of(PIPELINE, Duration.ofMinutes(1)));
        return JobConfiguration.of(job, Configuration.fromMap(given));
    }
}
