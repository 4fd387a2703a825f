package io.tidemark.job.config;

import io.tidemark.job.config.yaml.BooleanType;
import io.tidemark.job.config.yaml.ChoiceType;
import io.tidemark.job.config.yaml.DecimalType;
import io.tidemark.job.config.yaml.DurationType;
import io.tidemark.job.config.yaml.IntegerType;
import io.tidemark.job.config.yaml.ListType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.TextMapType;
import io.tidemark.job.config.yaml.TextType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The options below {@code source}. */
final class SourceOptions {

    static final Option<String> BOOTSTRAP_SERVERS = Option.required(
            "bootstrap-servers", TextType.ANY, "Addresses of the brokers, host:port with commas between.");
    static final Option<List<String>> TOPICS = Option.optional(
            "topics", ListType.nonEmpty(TextType.ANY).distinctBy(topic -> topic), "The topics to read.");
    static final Option<String> TOPIC_PATTERN =
            Option.optional("topic-pattern", RegexType.INSTANCE, "A regular expression for the topics to read.");
    static final Option<String> GROUP_ID = Option.optional(
            "group-id",
            TextType.ANY,
            "The consumer group that offsets are committed for; the pipeline's name by default.");
    static final Option<String> START_FROM = Option.of(
            "start-from",
            StartFromType.INSTANCE,
            "committed",
            "Where a run without a savepoint starts: committed (else earliest), earliest, latest, or an ISO 8601 time.");
    static final Option<Map<String, String>> PROPERTIES = Option.of(
            "properties",
            new TextMapType(),
            Map.of(),
            "Properties of the Kafka client; secrets as ${env:NAME} or ${file:PATH}.");

    static final Option<String> PATH =
            Option.required("path", TextType.ANY, "A file, a folder or a glob, relative to the working directory.");
    static final Option<Boolean> FOLLOW = Option.of(
            "follow", new BooleanType(), false, "Whether to wait for more lines and files instead of ending.");

    static final Option<Long> EVENTS_PER_SECOND = Option.of(
            "events-per-second", IntegerType.atLeast(1), 1000L, "Events a second, of wall clock and event time.");
    static final Option<Long> KEYS =
            Option.of("keys", new IntegerType(1, Integer.MAX_VALUE), 50L, "Number of different keys.");
    static final Option<Long> SEED =
            Option.of("seed", IntegerType.atLeast(Long.MIN_VALUE), 1L, "Decides everything random.");
    static final Option<Long> EVENTS =
            Option.optional("events", IntegerType.atLeast(0), "Events in all; without it the simulator never ends.");
    static final Option<Instant> START = Option.of(
            "start",
            StartTimeType.INSTANCE,
            Instant.parse("2026-01-01T00:00:00Z"),
            "Event time of the first event: an ISO 8601 time, or now for the wall clock, which no two runs share.");
    static final Option<Duration> DISORDER = Option.of(
            "disorder",
            DurationType.NOT_NEGATIVE,
            Duration.ofMillis(200),
            "How far an event's time may lie before its place in the order.");
    static final Option<Double> LATE_SHARE = share("late-share", "come late");
    static final Option<Duration> LATE_BY = Option.of(
            "late-by", DurationType.NOT_NEGATIVE, Duration.ofMinutes(10), "How far late events lie behind their time.");
    static final Option<Double> BAD_SHARE = share("bad-share", "are refused by validation");
    static final Option<Double> ANOMALY_SHARE = share("anomaly-share", "have a value far out of the ordinary");

    static final Option<ConnectorConfig.Kafka> KAFKA = Option.optional(
            "kafka",
            ObjectType.of(List.of(BOOTSTRAP_SERVERS, GROUP_ID, START_FROM, PROPERTIES), SourceOptions::kafka)
                    .exactlyOneOf(List.of(TOPICS, TOPIC_PATTERN))
                    .check(kafka ->
                            KafkaChecks.check(kafka, BOOTSTRAP_SERVERS, PROPERTIES, ConsumerConfig.configDef())),
            "Reads Kafka topics.");
    static final Option<ConnectorConfig.Files> FILES = Option.optional(
            "files",
            ObjectType.of(
                    List.of(PATH, FOLLOW),
                    section -> new ConnectorConfig.Files(section.get(PATH), section.get(FOLLOW))),
            "Reads lines of files.");
    static final Option<ConnectorConfig.Simulator> SIMULATOR = Option.optional(
            "simulator",
            ObjectType.of(
                    List.of(
                            EVENTS_PER_SECOND,
                            KEYS,
                            SEED,
                            EVENTS,
                            START,
                            DISORDER,
                            LATE_SHARE,
                            LATE_BY,
                            BAD_SHARE,
                            ANOMALY_SHARE),
                    SourceOptions::simulator),
            "Makes events up; the same seed makes the same ones.");
    static final Option<RecordFormat> FORMAT = Option.of(
            "format",
            ChoiceType.of(RecordFormat.class),
            RecordFormat.JSON,
            "json, one object a record or line, or csv, files with a header line.");

    static final ObjectType<SourceConfig> TYPE = ObjectType.of(List.of(FORMAT), SourceOptions::source)
            .exactlyOneOf(List.of(KAFKA, FILES, SIMULATOR))
            .check(SourceOptions::checkFormat);

    private SourceOptions() {}

    private static Option<Double> share(String key, String what) {
        return Option.of(key, DecimalType.between(0, 1), 0.0, "Share of the events, 0 to 1, that " + what + ".");
    }

    private static ConnectorConfig.Kafka kafka(Section section) {
        return new ConnectorConfig.Kafka(
                section.get(BOOTSTRAP_SERVERS),
                section.find(TOPICS).orElse(List.of()),
                section.get(TOPIC_PATTERN),
                section.get(GROUP_ID),
                section.get(START_FROM),
                section.get(PROPERTIES));
    }

    private static ConnectorConfig.Simulator simulator(Section section) {
        Instant start = section.get(START);
        return new ConnectorConfig.Simulator(
                section.get(EVENTS_PER_SECOND),
                Math.toIntExact(section.get(KEYS)),
                section.get(SEED),
                section.find(EVENTS).orElse(Long.MAX_VALUE),
                start.equals(StartTimeType.NOW) ? null : start,
                section.get(DISORDER),
                section.get(LATE_SHARE),
                section.get(LATE_BY),
                section.get(BAD_SHARE),
                section.get(ANOMALY_SHARE));
    }

    private static SourceConfig source(Section section) {
        ConnectorConfig connector = section.has(KAFKA)
                ? section.get(KAFKA)
                : section.has(FILES) ? section.get(FILES) : section.get(SIMULATOR);
        return new SourceConfig(connector, section.get(FORMAT));
    }

    private static void checkFormat(Section section) {
        boolean csv = section.find(FORMAT).filter(RecordFormat.CSV::equals).isPresent();
        if (csv && !section.has(FILES) && (section.has(KAFKA) || section.has(SIMULATOR))) {
            section.problem(
                    FORMAT, "csv takes its columns from a file's header line, so it needs source.files; use json");
        }
    }

    /** A pipeline's name is the group of its source when that names none. */
    static SourceConfig withGroup(SourceConfig source, String pipeline) {
        if (source == null || !(source.connector() instanceof ConnectorConfig.Kafka kafka) || kafka.groupId() != null) {
            return source;
        }
        ConnectorConfig.Kafka grouped = new ConnectorConfig.Kafka(
                kafka.bootstrapServers(),
                kafka.topics(),
                kafka.topicPattern(),
                pipeline,
                kafka.startFrom(),
                kafka.properties());
        return new SourceConfig(grouped, source.format());
    }
}
