package io.tidemark.benchmarks.latency;

import io.tidemark.job.cluster.ProjectFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.util.FileUtils;

/**
 * Measures how long results take from Kafka to Kafka, through the shipped job on a real broker and a real cluster or through
 * Kafka Streams, and checks that they are right before it prints a time.
 *
 * <p>Exit status: 0 when all results are right, 1 when some are not or something did not run, 2 for a command line it does
 * not understand. The files of a run that failed stay, and are named.
 */
public final class KafkaLatency {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private KafkaLatency() {}

    /**
     * @throws IOException when there is no place for the files of the run
     */
    public static void main(String[] arguments) throws IOException {
        LatencyOptions options;
        try {
            options = LatencyOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + LatencyOptions.USAGE);
            System.exit(USAGE);
            return;
        }
        System.exit(run(options));
    }

    private static int run(LatencyOptions options) throws IOException {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(ProjectFiles.resolve("benchmarks/target/latency")), "run-");
        // Before anything of ours runs: what others take from the machine.
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        try {
            Map<String, List<Round>> byEngine = new LinkedHashMap<>();
            for (String engine : options.engines()) {
                List<Round> rounds = LatencyRun.in(Files.createDirectories(folder.resolve(engine)), engine, options);
                byEngine.put(engine, rounds);
                System.out.println(heading(engine, options, load) + "\n" + RoundTable.of(rounds) + "\n");
            }
            if (byEngine.size() > 1) {
                System.out.println(RoundTable.medians(byEngine));
            }
            FileUtils.deleteDirectoryQuietly(folder.toFile());
            return 0;
        } catch (WrongResultsException | RuntimeException failure) {
            failure.printStackTrace();
            System.err.println("no figures: " + failure.getMessage() + "\nthe files and logs are in " + folder);
            return FAILURE;
        }
    }

    private static String heading(String engine, LatencyOptions options, double load) {
        return String.format(
                Locale.ROOT,
                "%s: %,d events/s, %,d keys, %d partitions, parallelism %d, %s, %s, %d s of warm-up, settings %s%n"
                        + "%d processors, load average %.1f before the start; times in ms, broker and consumer clocks in"
                        + " whole ms%n",
                engine,
                options.eventsPerSecond(),
                options.keys(),
                options.partitions(),
                options.parallelism(),
                options.delivery(),
                engine.equals(LatencyOptions.TIDEMARK) ? options.stateBackend() : "windows in memory",
                options.warmUpSeconds(),
                engine.equals(LatencyOptions.TIDEMARK)
                        ? options.pipelineSettings() + " " + options.flinkSettings()
                        : options.streamsSettings(),
                Runtime.getRuntime().availableProcessors(),
                load);
    }
}
