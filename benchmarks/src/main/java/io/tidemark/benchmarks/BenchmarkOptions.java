package io.tidemark.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param workloads in the order they run in
 * @param pairs measured pairs of runs, after one to warm up
 * @param parallelism of all operators
 * @param stateBackend {@code hashmap} or {@code rocksdb}
 */
record BenchmarkOptions(List<Workload> workloads, int pairs, int parallelism, String stateBackend) {

    static final String USAGE = """
            Options:
              --workloads W1,W2,W3s,W5       which workloads; all by default
              --events N                     events of each run, settling included; by default each workload's own
              --pairs N                      measured pairs of runs after a warm-up pair, 3 by default
              --parallelism N                1 by default
              --state-backend hashmap|rocksdb  hashmap by default
              --quick                        a quarter of keys and events, 2 pairs by default""";

    private static final int DEFAULT_PAIRS = 3;
    private static final int QUICK_PAIRS = 2;
    private static final List<String> STATE_BACKENDS = List.of("hashmap", "rocksdb");

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException for an unknown option or value
     */
    static BenchmarkOptions parse(String... arguments) {
        List<Workload> workloads = Workload.ALL;
        long events = 0;
        int pairs = 0;
        int parallelism = 1;
        String stateBackend = "hashmap";
        boolean quick = false;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--workloads" -> workloads = named(value(option, rest));
                case "--events" -> events = number(option, rest);
                case "--pairs" -> pairs = Math.toIntExact(number(option, rest));
                case "--parallelism" -> parallelism = Math.toIntExact(number(option, rest));
                case "--state-backend" -> stateBackend = stateBackend(value(option, rest));
                case "--quick" -> quick = true;
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        List<Workload> sized = new ArrayList<>();
        for (Workload workload : workloads) {
            Workload chosen = quick ? workload.quick() : workload;
            sized.add(events == 0 ? chosen : chosen.withEvents(events));
        }
        int defaultPairs = quick ? QUICK_PAIRS : DEFAULT_PAIRS;
        return new BenchmarkOptions(List.copyOf(sized), pairs == 0 ? defaultPairs : pairs, parallelism, stateBackend);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static long number(String option, Iterator<String> rest) {
        String text = value(option, rest);
        try {
            long number = Long.parseLong(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException ignored) {
            // Told below, together with numbers out of range.
        }
        throw new IllegalArgumentException(option + " needs a whole number of at least 1, found " + text);
    }

    private static List<Workload> named(String names) {
        List<Workload> found = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            found.add(Workload.ALL.stream()
                    .filter(workload -> workload.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown workload " + name)));
        }
        return found;
    }

    private static String stateBackend(String name) {
        if (!STATE_BACKENDS.contains(name)) {
            throw new IllegalArgumentException("--state-backend is one of " + STATE_BACKENDS + ", found " + name);
        }
        return name;
    }
}
