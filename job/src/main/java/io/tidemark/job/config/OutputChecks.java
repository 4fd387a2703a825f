package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to fit together between the outputs, and between them and the source. */
final class OutputChecks {

    private OutputChecks() {}

    static void check(Section pipeline) {
        pipeline.child(PipelineOptions.OUTPUT).ifPresent(output -> {
            checkDelivery(pipeline, output);
            checkBrokers(pipeline, output);
            checkFolders(output);
            checkTopics(pipeline, output);
        });
    }

    private static void checkDelivery(Section pipeline, Section output) {
        if (output.find(OutputOptions.DELIVERY)
                .filter(Delivery.EXACTLY_ONCE::equals)
                .isEmpty()) {
            return;
        }
        for (Option<?> option : OutputOptions.OUTPUTS) {
            kafka(output, option).ifPresent(OutputChecks::checkTransactions);
            boolean named = output.has(option);
            boolean used = named || printsUnnamed(option, pipeline);
            boolean readable = !named || output.child(option).isPresent();
            if (used && readable && OutputOptions.prints(output.child(option))) {
                output.problem(
                        named ? option : OutputOptions.DELIVERY,
                        "exactly-once cannot print, as a printed line cannot be taken back after a failure; output."
                                + option.key() + (named ? " prints" : " prints by default")
                                + ": write it to kafka or files, or set output.delivery: at-least-once");
            }
        }
    }

    /** Whether an output that is not named has something to print: there are no statistics, and perhaps no detectors. */
    private static boolean printsUnnamed(Option<?> option, Section pipeline) {
        if (option.key().equals(OutputOptions.ANOMALIES.key())) {
            return pipeline.has(PipelineOptions.ANOMALIES);
        }
        return !option.key().equals(OutputOptions.STATISTICS.key());
    }

    private static void checkBrokers(Section pipeline, Section output) {
        boolean fromSource = pipeline.child(PipelineOptions.SOURCE)
                .map(source -> source.has(SourceOptions.KAFKA))
                .orElse(true);
        if (fromSource) {
            return;
        }
        for (Option<?> option : OutputOptions.OUTPUTS) {
            output.child(option)
                    .flatMap(section -> section.child(OutputOptions.KAFKA))
                    .filter(kafka -> !kafka.has(OutputOptions.BOOTSTRAP_SERVERS))
                    .ifPresent(kafka -> kafka.at()
                            .problem("the key bootstrap-servers is missing: there is no source.kafka to take it from"));
        }
    }

    /** What a producer with transactions cannot do without. */
    private static void checkTransactions(Section kafka) {
        Map<String, String> properties = kafka.find(OutputOptions.PROPERTIES).orElse(Map.of());
        if (!List.of("all", "-1").contains(properties.getOrDefault("acks", "all"))) {
            kafka.problem(OutputOptions.PROPERTIES, "output.delivery: exactly-once needs acks: all");
        }
        if (properties.getOrDefault("enable.idempotence", "true").equals("false")) {
            kafka.problem(OutputOptions.PROPERTIES, "output.delivery: exactly-once needs enable.idempotence: true");
        }
    }

    private static Optional<Section> kafka(Section output, Option<?> option) {
        return output.child(option).flatMap(section -> section.child(OutputOptions.KAFKA));
    }

    /** Each topic has records of one kind, and no output feeds the source. */
    private static void checkTopics(Section pipeline, Section output) {
        Optional<Section> source =
                pipeline.child(PipelineOptions.SOURCE).flatMap(section -> section.child(SourceOptions.KAFKA));
        Map<String, String> ownerOfTopic = new HashMap<>();
        for (Option<?> option : OutputOptions.OUTPUTS) {
            Section kafka = kafka(output, option).orElse(null);
            String topic =
                    kafka == null ? null : kafka.find(OutputOptions.TOPIC).orElse(null);
            if (topic == null) {
                continue;
            }
            String servers = kafka.find(OutputOptions.BOOTSTRAP_SERVERS)
                    .or(() -> source.flatMap(section -> section.find(SourceOptions.BOOTSTRAP_SERVERS)))
                    .orElse("");
            String owner = ownerOfTopic.putIfAbsent(servers + "/" + topic, option.key());
            if (owner != null) {
                kafka.problem(
                        OutputOptions.TOPIC,
                        "output." + owner + " writes to this topic already, and its records are of another kind; name"
                                + " another topic");
            }
            if (source.filter(section -> reads(section, servers, topic)).isPresent()) {
                kafka.problem(
                        OutputOptions.TOPIC,
                        "source.kafka reads this topic, so the job would read its own output; name another topic");
            }
        }
    }

    private static boolean reads(Section source, String servers, String topic) {
        boolean sameBrokers = source.find(SourceOptions.BOOTSTRAP_SERVERS)
                .filter(servers::equals)
                .isPresent();
        boolean named = source.find(SourceOptions.TOPICS)
                .filter(topics -> topics.contains(topic))
                .isPresent();
        boolean matched = source.find(SourceOptions.TOPIC_PATTERN)
                .filter(pattern -> topic.matches(pattern))
                .isPresent();
        return sameBrokers && (named || matched);
    }

    private static void checkFolders(Section output) {
        Map<String, String> ownerOfPath = new HashMap<>();
        for (Option<?> option : OutputOptions.OUTPUTS) {
            Optional<Section> files = output.child(option).flatMap(section -> section.child(OutputOptions.FILES));
            Optional<String> path = files.flatMap(section -> section.find(OutputOptions.PATH));
            String owner = path.map(folder -> ownerOfPath.putIfAbsent(folder.replaceAll("/+$", ""), option.key()))
                    .orElse(null);
            if (owner != null) {
                files.orElseThrow()
                        .problem(
                                OutputOptions.PATH,
                                "output." + owner + " writes to this folder already, and its"
                                        + " records are of another kind; name another folder");
            }
        }
    }
}
