package io.tidemark.benchmarks.micro;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this package, all or those whose names match, and prints the average time of each. */
public final class Micro {

    private static final int USAGE = 2;
    private static final int FORKS = 1;
    private static final int WARM_UPS = 3;
    private static final int MEASUREMENTS = 5;
    private static final TimeValue ITERATION = TimeValue.milliseconds(200);

    private Micro() {}

    /**
     * @param arguments those of JMH: regular expressions that are looked for in the names of benchmarks, such as {@code Decode},
     *     none for all; options, such as {@code -wi 10} for ten iterations to warm up
     * @throws RunnerException when a benchmark fails
     * @throws IOException when the help cannot be printed
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        try {
            CommandLineOptions given = new CommandLineOptions(arguments);
            if (given.shouldHelp()) {
                given.showHelp();
            } else {
                new Runner(withDefaults(given)).run();
            }
        } catch (CommandLineOptionException | NoBenchmarksException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(USAGE);
        }
    }

    /** Short runs, where nothing else is asked for. */
    private static Options withDefaults(CommandLineOptions given) {
        return new OptionsBuilder()
                .parent(given)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(given.getForkCount().orElse(FORKS))
                .warmupIterations(given.getWarmupIterations().orElse(WARM_UPS))
                .warmupTime(given.getWarmupTime().orElse(ITERATION))
                .measurementIterations(given.getMeasurementIterations().orElse(MEASUREMENTS))
                .measurementTime(given.getMeasurementTime().orElse(ITERATION))
                .shouldFailOnError(true)
                .build();
    }
}
