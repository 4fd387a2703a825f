package io.tidemark.job.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the reader of a page has to know of what is not on it. */
final class Notes {

    private final Census census;
    private final Collected collected;
    private final PartFiles parts;
    private final PartReader reader;

    Notes(Census census, Collected collected, PartFiles parts, PartReader reader) {
        this.census = census;
        this.collected = collected;
        this.parts = parts;
        this.reader = reader;
    }

    /** The notes, each a sentence. */
    List<String> of(List<DefinitionSeries> definitions) {
        List<String> notes = new ArrayList<>();
        if (reader.malformed() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d of %s no records and not shown; the first is %s.",
                    reader.malformed(),
                    plural(reader.lines(), "line is", "lines are"),
                    reader.firstMalformed()));
        }
        if (parts.unfinished() > 0) {
            notes.add(
                    plural(parts.unfinished(), "part file is", "part files are")
                            + " unfinished and not read: results in it become final with a checkpoint or at the end of the input.");
        }
        definitions.forEach(definition -> notes.addAll(definition.notes()));
        Set<String> uncharted = new LinkedHashSet<>();
        definitions.forEach(definition -> uncharted.addAll(definition.count().uncharted()));
        if (!uncharted.isEmpty()) {
            notes.add("Not drawn, being no numbers: " + String.join(", ", uncharted) + ".");
        }
        if (collected.otherAnomalies() > 0) {
            notes.add(plural(collected.otherAnomalies(), "anomaly is", "anomalies are") + " of keys or windows that are"
                    + " not on this page.");
        }
        addOthers(
                OtherRecord.LATE,
                "event came too late for its window",
                "events came too late for their windows",
                notes);
        addOthers(OtherRecord.REJECTED, "record was rejected", "records were rejected", notes);
        return notes;
    }

    private void addOthers(OtherRecord kind, String one, String many, List<String> notes) {
        if (census.count(kind) > 0) {
            notes.add(plural(census.count(kind), one, many) + ", as the part files say.");
        }
    }

    /** A number with its noun. */
    static String plural(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
