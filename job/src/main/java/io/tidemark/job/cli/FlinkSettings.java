package io.tidemark.job.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import picocli.CommandLine.Option;

/** Flink's own settings on the command line. What could have no effect on a job is refused, not ignored. */
final class FlinkSettings {

    /** Settings that have another place, with that place. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            ExecutionOptions.BUFFER_TIMEOUT.key(), "processor.result-buffer-timeout in the pipeline file decides it",
            PipelineOptions.AUTO_WATERMARK_INTERVAL.key(),
                    "processor.watermark-interval in the pipeline file decides it",
            PipelineOptions.OBJECT_REUSE.key(), "a pipeline always reuses objects",
            PipelineOptions.GENERIC_TYPES.key(), "a pipeline never has generic types",
            PipelineOptions.AUTO_GENERATE_UIDS.key(), "the uids of a pipeline's operators are fixed",
            PipelineOptions.GLOBAL_JOB_PARAMETERS.key(), "they show the pipeline's effective configuration",
            StateRecoveryOptions.SAVEPOINT_PATH.key(), "give --from-savepoint",
            StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE.key(),
                    "state that finds no operator would be lost in silence; restore with the pipeline it was saved by");

    /** Settings of the cluster's processes, which have read them when they started. */
    private static final List<String> OF_PROCESSES =
            List.of("jobmanager.", "taskmanager.", "metrics.", "high-availability.", "heartbeat.", "blob.", "env.");

    @Option(
            names = "-D",
            paramLabel = "key=value",
            description =
                    "A setting of Flink for this job, such as -D execution.checkpointing.interval=30s. Repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /**
     * The settings as Flink's configuration.
     *
     * @throws CommandFailure when one of them could have no effect
     */
    Configuration flinkConfiguration() {
        settings.keySet().forEach(FlinkSettings::requireEffect);
        return Configuration.fromMap(settings);
    }

    private static void requireEffect(String key) {
        String elsewhere = ELSEWHERE.get(key);
        if (elsewhere != null) {
            throw CommandFailure.usage("-D " + key + " has no effect on a pipeline: " + elsewhere);
        }
        if (OF_PROCESSES.stream().anyMatch(key::startsWith)) {
            throw CommandFailure.usage("-D " + key
                    + " has no effect on a job: it is a setting of the cluster's processes; set it in the cluster's own"
                    + " configuration file");
        }
    }
}
