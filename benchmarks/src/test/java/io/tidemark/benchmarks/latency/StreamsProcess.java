package io.tidemark.benchmarks.latency;

import io.tidemark.benchmarks.streams.StreamsApplication;
import io.tidemark.job.cluster.JavaCommand;
import io.tidemark.job.cluster.JavaProcess;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The Kafka Streams application in a JVM of its own. */
final class StreamsProcess implements LatencyEngine {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    /** As often as the shipped configuration of Flink takes checkpoints; under exactly-once its own 100 ms. */
    private static final Duration COMMIT = Duration.ofSeconds(10);
    /** What Flink's TaskManager has of heap and direct memory under the shipped configuration, and more. */
    private static final List<String> JVM_OPTIONS = List.of("-Xms1g", "-Xmx1g");

    private final JavaProcess process;

    private StreamsProcess(JavaProcess process) {
        this.process = process;
    }

    /** Starts the application; it has its partitions when this returns. */
    static StreamsProcess start(Path folder, String bootstrapServers, LatencyOptions options) {
        boolean exactlyOnce = options.delivery().equals("exactly-once");
        List<String> settings = new ArrayList<>(List.of(
                "bootstrap.servers=" + bootstrapServers,
                "state.dir=" + folder.resolve("streams"),
                "num.stream.threads=" + options.parallelism(),
                "processing.guarantee=" + (exactlyOnce ? "exactly_once_v2" : "at_least_once")));
        if (!exactlyOnce) {
            settings.add("commit.interval.ms=" + COMMIT.toMillis());
        }
        options.streamsSettings().forEach((key, value) -> settings.add(key + '=' + value));
        JavaCommand command = JavaCommand.of(StreamsApplication.class.getName(), classPath())
                .withJvmOptions(JVM_OPTIONS)
                .withJvmOptions(List.of(
                        "-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile", ""),
                        "-Djava.net.preferIPv4Stack=true"))
                .withArguments(List.of(
                        LatencyPipeline.INPUT,
                        LatencyPipeline.RESULTS,
                        Long.toString(LatencyPipeline.WINDOW_MILLIS),
                        Long.toString(options.outOfOrdernessMillis())))
                .withArguments(settings);
        JavaProcess process = JavaProcess.start("Kafka Streams", command, folder.resolve("streams.log"));
        try {
            process.awaitReady(START_TIMEOUT, () -> process.output().contains(StreamsApplication.RUNNING));
            return new StreamsProcess(process);
        } catch (RuntimeException notReady) {
            process.kill9();
            throw notReady;
        }
    }

    private static List<String> classPath() {
        String ofTests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(ofTests.split(File.pathSeparator, -1));
    }

    @Override
    public void close() {
        process.close();
    }
}
