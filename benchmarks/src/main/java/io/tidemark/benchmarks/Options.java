package io.tidemark.benchmarks;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * What the command line asks for.
 *
 * @param workloads names of workloads or trials; empty for all
 * @param engines names of engines; empty for all
 * @param rounds measured rounds, after the warm-up
 * @param parallelism of all operators: 1, 2 or 4
 * @param quick whether to measure less of everything
 * @param latency whether to measure latency at a pace instead of throughput
 * @param out file to write the report to, with a chart beside it; {@code null} for none
 */
record Options(
        List<String> workloads,
        List<String> engines,
        int rounds,
        int parallelism,
        boolean quick,
        boolean latency,
        String out) {

    static final String USAGE = """
            Options:
              --workloads W1,W2,W3/RocksDB  which workloads, or trials of them; all by default
              --engines SQL,Jet,loop        which engines beside Tidemark; all by default
              --rounds N                    measured rounds after the warm-up, 3 by default
              --parallelism 1|2|4           1 by default
              --quick                       less of everything and 1 round by default; for a look, not for a report
              --latency                     latency at an even pace instead of throughput
              --out FILE                    write the report to this file too, and a bar chart beside it""";

    private static final int DEFAULT_ROUNDS = 3;
    private static final int QUICK_ROUNDS = 1;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException for an unknown option or value
     */
    static Options parse(String... arguments) {
        List<String> workloads = List.of();
        List<String> engines = List.of();
        int rounds = 0;
        int parallelism = 1;
        boolean quick = false;
        boolean latency = false;
        String out = null;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--workloads" -> workloads = List.of(value(option, rest).split(","));
                case "--engines" -> engines = List.of(value(option, rest).split(","));
                case "--rounds" -> rounds = number(option, rest);
                case "--parallelism" -> parallelism = number(option, rest);
                case "--quick" -> quick = true;
                case "--latency" -> latency = true;
                case "--out" -> out = value(option, rest);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (parallelism != 1 && parallelism != 2 && parallelism != 4) {
            throw new IllegalArgumentException("--parallelism is 1, 2 or 4, found " + parallelism);
        }
        int defaultRounds = quick ? QUICK_ROUNDS : DEFAULT_ROUNDS;
        Options options =
                new Options(workloads, engines, rounds == 0 ? defaultRounds : rounds, parallelism, quick, latency, out);
        options.checkNames();
        return options;
    }

    private void checkNames() {
        List<Trial> all = Trials.of(new Options(List.of(), List.of(), rounds, parallelism, quick, latency, out));
        for (String wanted : workloads) {
            if (all.stream().noneMatch(trial -> isCalled(trial.name(), wanted))) {
                throw new IllegalArgumentException("unknown workload " + wanted + "; there are "
                        + all.stream().map(Trial::name).toList());
            }
        }
        for (String wanted : engines) {
            if (all.stream().flatMap(trial -> trial.contenders().stream()).noneMatch(each -> each.isCalled(wanted))) {
                throw new IllegalArgumentException("unknown engine " + wanted + "; there are "
                        + all.stream()
                                .flatMap(trial -> trial.contenders().stream())
                                .map(Contender::name)
                                .distinct()
                                .toList());
            }
        }
    }

    /** Whether a trial is among the chosen ones. */
    boolean takes(String trial) {
        return workloads.isEmpty() || workloads.stream().anyMatch(wanted -> isCalled(trial, wanted));
    }

    /** The trial with the base and the chosen engines only. */
    Trial chosen(Trial trial) {
        if (engines.isEmpty()) {
            return trial;
        }
        return new Trial(
                trial.name(),
                trial.workload(),
                trial.warmUp(),
                trial.warmUpSeconds(),
                trial.contenders().stream()
                        .filter(each ->
                                each.equals(trial.base()) || engines.stream().anyMatch(each::isCalled))
                        .toList());
    }

    private static boolean isCalled(String name, String wanted) {
        return name.equalsIgnoreCase(wanted)
                || name.toLowerCase(Locale.ROOT).startsWith(wanted.toLowerCase(Locale.ROOT) + "/");
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, Iterator<String> rest) {
        String text = value(option, rest);
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException ignored) {
            // Told below, together with numbers out of range.
        }
        throw new IllegalArgumentException(option + " needs a whole number of at least 1, found " + text);
    }
}
