package io.tidemark.job.cli;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import io.tidemark.job.config.yaml.Problem;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * The arguments of the job JAR's own main. It runs where Flink runs it: in a client, or inside the JobManager, which an exit
 * would take down. So it ends with an exception whose message is all there is to say, and never with the process.
 */
@Command(
        name = "tidemark-job.jar",
        description = "Run a pipeline on the Flink cluster that starts this JAR.",
        mixinStandardHelpOptions = true)
public final class JobCommand {

    private static final Logger LOG = LoggerFactory.getLogger(JobCommand.class);

    @Parameters(paramLabel = "FILE", description = "The pipeline file, on the machine where this main runs.")
    private Path file;

    @Mixin
    private PipelineOptionsMixin pipelineOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    private JobCommand() {}

    /**
     * Starts the job that the arguments name. Who started the JAR decides whether to wait for the job's end: {@code flink run}
     * does, {@code flink run -d} does not.
     *
     * @throws RuntimeException when the arguments, the file or the cluster's settings cannot work; its message has one
     *     problem a line
     * @throws Exception when the job cannot be started
     */
    public static void start(String... arguments) throws Exception {
        JobCommand command = new JobCommand();
        CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            line.parseArgs(arguments);
        } catch (ParameterException problem) {
            throw CommandFailure.usage(problem.getMessage()
                    + "; expected FILE [--set path=value] [--parallelism N] [--state-backend" + " hashmap|rocksdb]");
        }
        if (line.isUsageHelpRequested()) {
            line.usage(System.out);
            return;
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.configure(command.clusterOptions.flinkConfiguration());
        ClusterJob job = ClusterJob.of(command.pipeline());
        job.assemble(environment);
        job.askBrokers(environment, LOG::warn);
        environment.execute();
    }

    private PipelineConfig pipeline() {
        PipelineFile.Result result = pipelineOptions.read(file);
        return result.config()
                .orElseThrow(() -> CommandFailure.usage(result.problems().stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining(System.lineSeparator()))));
    }
}
