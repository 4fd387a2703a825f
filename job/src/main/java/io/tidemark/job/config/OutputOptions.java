package io.tidemark.job.config;

import io.tidemark.job.config.yaml.ChoiceType;
import io.tidemark.job.config.yaml.DurationType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.TextMapType;
import io.tidemark.job.config.yaml.TextType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The options below {@code output}. */
final class OutputOptions {

    static final Option<String> TOPIC = Option.required("topic", TextType.ANY, "The topic to write.");
    static final Option<String> BOOTSTRAP_SERVERS = Option.optional(
            "bootstrap-servers", TextType.ANY, "Addresses of the brokers; those of source.kafka by default.");
    static final Option<Map<String, String>> PROPERTIES = Option.optional(
            "properties", new TextMapType(), "Properties of the producer; those of source.kafka by default.");
    static final Option<String> PATH =
            Option.required("path", TextType.ANY, "A folder for JSON Lines part files; of no other output.");

    static final Option<OutputConfig.Kafka> KAFKA = Option.optional(
            "kafka",
            ObjectType.of(
                            List.of(TOPIC, BOOTSTRAP_SERVERS, PROPERTIES),
                            s -> new OutputConfig.Kafka(s.get(TOPIC), s.get(BOOTSTRAP_SERVERS), s.get(PROPERTIES)))
                    .check(kafka ->
                            KafkaChecks.check(kafka, BOOTSTRAP_SERVERS, PROPERTIES, ProducerConfig.configDef())),
            "Writes to a Kafka topic.");
    static final Option<OutputConfig.Files> FILES = Option.optional(
            "files", ObjectType.of(List.of(PATH), s -> new OutputConfig.Files(s.get(PATH))), "Writes files.");
    static final Option<OutputConfig.Discard> DISCARD =
            Option.optional("discard", ObjectType.of(List.of(), s -> new OutputConfig.Discard()), "Drops the records.");

    /** Results and anomalies are the product, everything else is about it; a pipe should see the product only. */
    private static final Option<OutputConfig.Print> PRINT = print(false, "Writes to standard output.");

    private static final Option<OutputConfig.Print> PRINT_ASIDE = print(true, "Writes to standard error.");

    static final Option<Delivery> DELIVERY = Option.of(
            "delivery",
            ChoiceType.of(Delivery.class),
            Delivery.AT_LEAST_ONCE,
            "at-least-once: seen at once, after a failure perhaps twice; exactly-once: seen with the checkpoint.");
    static final Option<OutputConfig> RESULTS = output("results", false, "Results of windows.");
    static final Option<OutputConfig> LATE = output("late", true, "Events that came too late for a window.");
    static final Option<OutputConfig> REJECTED = output("rejected", true, "Records that are no valid events.");
    static final Option<OutputConfig> ANOMALIES = output("anomalies", false, "Values out of the ordinary.");

    static final Option<Duration> EVERY =
            Option.of("every", DurationType.POSITIVE, Duration.ofSeconds(10), "How often statistics are written.");
    static final Option<StatisticsConfig> STATISTICS = Option.optional(
            "statistics",
            ObjectType.of(List.of(EVERY), s -> new StatisticsConfig(target(s, PRINT_ASIDE), s.get(EVERY)))
                    .exactlyOneOf(List.of(KAFKA, FILES, PRINT_ASIDE, DISCARD)),
            "Counters and latencies of the job.");

    /** All outputs, in the order of the file. */
    static final List<Option<?>> OUTPUTS = List.of(RESULTS, LATE, REJECTED, ANOMALIES, STATISTICS);

    static final ObjectType<OutputsConfig> TYPE =
            ObjectType.of(List.of(DELIVERY, RESULTS, LATE, REJECTED, ANOMALIES, STATISTICS), OutputOptions::outputs);

    /** What holds when the file has no {@code output}. */
    static final OutputsConfig DEFAULTS = new OutputsConfig(
            DELIVERY.fallback(),
            RESULTS.fallback(),
            LATE.fallback(),
            REJECTED.fallback(),
            ANOMALIES.fallback(),
            null,
            List.of(RESULTS.key(), LATE.key(), REJECTED.key(), ANOMALIES.key()));

    private OutputOptions() {}

    private static Option<OutputConfig.Print> print(boolean toStandardError, String description) {
        return Option.optional(
                "print", ObjectType.of(List.of(), s -> new OutputConfig.Print(toStandardError)), description);
    }

    private static Option<OutputConfig> output(String key, boolean toStandardError, String description) {
        Option<OutputConfig.Print> print = toStandardError ? PRINT_ASIDE : PRINT;
        ObjectType<OutputConfig> type = ObjectType.<OutputConfig>of(List.of(), s -> target(s, print))
                .exactlyOneOf(List.of(KAFKA, FILES, print, DISCARD));
        return Option.of(key, new OutputType(type), new OutputConfig.Print(toStandardError), description);
    }

    private static OutputConfig target(Section section, Option<OutputConfig.Print> print) {
        Optional<OutputConfig> kafka = section.find(KAFKA).map(OutputConfig.class::cast);
        return kafka.or(() -> section.find(FILES))
                .or(() -> section.find(print))
                .or(() -> section.find(DISCARD))
                .orElseThrow();
    }

    /** Whether an output's section, or the lack of one, prints. */
    static boolean prints(Optional<Section> output) {
        return output.map(section -> section.has(PRINT)).orElse(true);
    }

    private static OutputsConfig outputs(Section section) {
        return new OutputsConfig(
                section.get(DELIVERY),
                section.get(RESULTS),
                section.get(LATE),
                section.get(REJECTED),
                section.get(ANOMALIES),
                section.get(STATISTICS),
                List.of(RESULTS, LATE, REJECTED, ANOMALIES).stream()
                        .filter(option -> !section.has(option))
                        .map(Option::key)
                        .toList());
    }
}
