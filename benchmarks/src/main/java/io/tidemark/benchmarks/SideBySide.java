package io.tidemark.benchmarks;

import io.tidemark.benchmarks.oracle.ResultMismatchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the throughput of Tidemark beside that of its peers, and checks that all compute the same.
 *
 * <p>Exit status: 0 when all results are right, 1 when some are wrong, 2 for a command line it does not understand.
 */
public final class SideBySide {

    private static final int MISMATCH = 1;
    private static final int USAGE = 2;

    private SideBySide() {}

    /**
     * @throws Exception when an engine fails
     */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + Options.USAGE);
            System.exit(USAGE);
            return;
        }
        String machine = Machine.description();
        List<Comparison> comparisons = new ArrayList<>();
        try {
            if (options.latency()) {
                latency(options, machine);
                System.exit(0);
            }
            for (Trial trial : Trials.of(options)) {
                comparisons.add(Comparison.of(
                        trial,
                        options.rounds(),
                        (each, contender, measurement) -> System.err.printf(
                                Locale.ROOT,
                                "%s %s: %,.0f events/s, %,.0f CPU ns/event%n",
                                each.name(),
                                contender.name(),
                                measurement.eventsPerSecond(),
                                measurement.cpuNanosPerEvent())));
            }
        } catch (ResultMismatchException mismatch) {
            System.err.println("a result is wrong, so there are no figures; " + mismatch.getMessage());
            System.exit(MISMATCH);
        }
        Report report = new Report(options, machine, comparisons);
        System.out.println(report.text());
        if (options.out() != null) {
            report.write(Path.of(options.out()));
        }
        System.exit(0);
    }

    private static void latency(Options options, String machine) throws Exception {
        StringBuilder report = new StringBuilder(machine).append("\n\n");
        for (Trial trial : Trials.of(options)) {
            report.append(LatencyComparison.of(trial, options.rounds(), System.err::println)
                    .text());
        }
        System.out.println(report);
        if (options.out() != null) {
            Files.writeString(Path.of(options.out()), report);
        }
    }
}
