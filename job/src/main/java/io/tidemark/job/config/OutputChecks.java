package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import java.util.HashMap;
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
        });
    }

    private static void checkDelivery(Section pipeline, Section output) {
        if (output.find(OutputOptions.DELIVERY)
                .filter(Delivery.EXACTLY_ONCE::equals)
                .isEmpty()) {
            return;
        }
        for (Option<?> option : OutputOptions.OUTPUTS) {
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
