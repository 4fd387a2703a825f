package io.tidemark.job.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What there is in the part files: the first of two passes over them. */
final class Census implements Consumer<OutputRecord> {

    private final Map<String, DefinitionCount> definitions = new HashMap<>();
    private final Map<OtherRecord, Long> others = new EnumMap<>(OtherRecord.class);
    private final TreeSet<String> pipelines = new TreeSet<>();
    private long anomalies;

    @Override
    public void accept(OutputRecord read) {
        if (read instanceof ResultPane pane) {
            pipelines.add(pane.pipeline());
            definitions
                    .computeIfAbsent(pane.series().window(), DefinitionCount::new)
                    .add(pane);
        } else if (read instanceof Anomaly) {
            anomalies++;
        } else {
            others.merge((OtherRecord) read, 1L, Long::sum);
        }
    }

    /** The window definitions: those with windows of one length first, the short ones before the long ones. */
    List<DefinitionCount> definitions() {
        return definitions.values().stream()
                .sorted(Comparator.comparing((DefinitionCount definition) -> !definition.isFixedLength())
                        .thenComparing(DefinitionCount::minLength)
                        .thenComparing(DefinitionCount::name))
                .toList();
    }

    /** Names of the pipelines that wrote results. */
    Collection<String> pipelines() {
        return pipelines;
    }

    long anomalies() {
        return anomalies;
    }

    long count(OtherRecord kind) {
        return others.getOrDefault(kind, 0L);
    }
}
