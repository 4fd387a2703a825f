package io.tidemark.benchmarks.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param engines what is measured, one after the other
 * @param eventsPerSecond over all partitions
 * @param keys different keys; they are drawn evenly
 * @param partitions of the input topic and of the topic of results
 * @param parallelism of the job
 * @param warmUpSeconds under the same load, before the first round
 * @param rounds measured stretches of the one run, one after the other
 * @param roundSeconds length of a round, which is also the number of its windows
 * @param outOfOrdernessMillis how far behind the newest event one may be; closing events are so much behind their windows
 * @param delivery {@code at-least-once} or {@code exactly-once}
 * @param stateBackend {@code hashmap} or {@code rocksdb}
 * @param pipelineSettings {@code path=value}, on top of the pipeline
 * @param flinkSettings on top of the shipped configuration
 * @param streamsSettings of Kafka Streams, on top of what it is given here
 */
record LatencyOptions(
        List<String> engines,
        int eventsPerSecond,
        int keys,
        int partitions,
        int parallelism,
        int warmUpSeconds,
        int rounds,
        int roundSeconds,
        int outOfOrdernessMillis,
        String delivery,
        String stateBackend,
        List<String> pipelineSettings,
        Map<String, String> flinkSettings,
        Map<String, String> streamsSettings) {

    static final String TIDEMARK = "tidemark";
    static final String KAFKA_STREAMS = "kafka-streams";
    static final List<String> ENGINES = List.of(TIDEMARK, KAFKA_STREAMS);

    static final String USAGE = """
            Options:
              --engine tidemark|kafka-streams|both    tidemark by default
              --events-per-second N                   20000 by default
              --keys N                                1000 by default
              --partitions N                          of input and results, 2 by default
              --parallelism N                         2 by default, at most one a partition
              --warm-up-seconds N                     60 by default
              --rounds N                              measured stretches of the run, 3 by default
              --seconds N                             length of a round, 20 by default
              --out-of-orderness-millis N             20 by default
              --delivery at-least-once|exactly-once   at-least-once by default
              --state-backend hashmap|rocksdb         rocksdb by default, as shipped
              --set PATH=VALUE                        a setting of the pipeline, such as processor.watermark-interval=5ms
              --flink KEY=VALUE                       a setting of Flink on top of conf/flink/config.yaml
              --streams KEY=VALUE                     a setting of Kafka Streams""";

    private static final int MAX_KEYS = 1_000_000;

    LatencyOptions {
        if (parallelism > partitions) {
            throw new IllegalArgumentException("--parallelism " + parallelism + " is more than --partitions "
                    + partitions + ": subtasks without a partition would hold the watermark back until they are idle");
        }
        if (keys > MAX_KEYS) {
            throw new IllegalArgumentException("--keys is at most " + MAX_KEYS + ", found " + keys);
        }
        engines = List.copyOf(engines);
        pipelineSettings = List.copyOf(pipelineSettings);
        flinkSettings = Map.copyOf(flinkSettings);
        streamsSettings = Map.copyOf(streamsSettings);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException for an unknown option or value
     */
    static LatencyOptions parse(String... arguments) {
        Map<String, Integer> numbers = new LinkedHashMap<>(Map.of(
                "--events-per-second", 20_000,
                "--keys", 1_000,
                "--partitions", 2,
                "--parallelism", 2,
                "--warm-up-seconds", 60,
                "--rounds", 3,
                "--seconds", 20,
                "--out-of-orderness-millis", 20));
        String engine = TIDEMARK;
        String delivery = "at-least-once";
        String stateBackend = "rocksdb";
        List<String> pipelineSettings = new ArrayList<>();
        Map<String, String> flinkSettings = new LinkedHashMap<>();
        Map<String, String> streamsSettings = new LinkedHashMap<>();
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--engine" -> engine = choice(option, rest, List.of(TIDEMARK, KAFKA_STREAMS, "both"));
                case "--delivery" -> delivery = choice(option, rest, List.of("at-least-once", "exactly-once"));
                case "--state-backend" -> stateBackend = choice(option, rest, List.of("hashmap", "rocksdb"));
                case "--set" -> pipelineSettings.add(assignment(option, rest));
                case "--flink" -> put(flinkSettings, assignment(option, rest));
                case "--streams" -> put(streamsSettings, assignment(option, rest));
                default -> {
                    if (!numbers.containsKey(option)) {
                        throw new IllegalArgumentException("unknown option " + option);
                    }
                    numbers.put(option, number(option, rest));
                }
            }
        }
        return new LatencyOptions(
                engine.equals("both") ? ENGINES : List.of(engine),
                numbers.get("--events-per-second"),
                numbers.get("--keys"),
                numbers.get("--partitions"),
                numbers.get("--parallelism"),
                numbers.get("--warm-up-seconds"),
                numbers.get("--rounds"),
                numbers.get("--seconds"),
                numbers.get("--out-of-orderness-millis"),
                delivery,
                stateBackend,
                pipelineSettings,
                flinkSettings,
                streamsSettings);
    }

    private static void put(Map<String, String> settings, String assignment) {
        String[] parts = assignment.split("=", 2);
        settings.put(parts[0], parts[1]);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static String assignment(String option, Iterator<String> rest) {
        String text = value(option, rest);
        if (text.indexOf('=') < 1) {
            throw new IllegalArgumentException(option + " needs NAME=VALUE, found " + text);
        }
        return text;
    }

    private static String choice(String option, Iterator<String> rest, List<String> choices) {
        String text = value(option, rest);
        if (!choices.contains(text)) {
            throw new IllegalArgumentException(option + " is one of " + choices + ", found " + text);
        }
        return text;
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
