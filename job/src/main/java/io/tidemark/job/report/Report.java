package io.tidemark.job.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Makes one HTML page of a folder of results. */
public final class Report {

    /** Keys of each window definition on a page unless told otherwise. */
    public static final int DEFAULT_KEYS = 20;
    /** A page with more would be too large for a browser. */
    public static final int MAX_KEYS = 200;

    private final List<Path> places;
    private final Census census;
    private final List<DefinitionSeries> definitions;
    private final List<String> notes;

    private Report(List<Path> places, Census census, List<DefinitionSeries> definitions, List<String> notes) {
        this.places = places;
        this.census = census;
        this.definitions = definitions;
        this.notes = notes;
    }

    /**
     * Reads part files. Lines that are no records are counted, and said on the page.
     *
     * @param places folders, with all that is below them, or single files
     * @param maxKeys keys of each window definition that are on the page, those with the most events; 1 to {@link #MAX_KEYS}
     * @throws NoResultsException when there is no result in them
     * @throws IOException when a file cannot be read
     */
    public static Report read(List<Path> places, int maxKeys) throws IOException, NoResultsException {
        if (maxKeys < 1 || maxKeys > MAX_KEYS) {
            throw new IllegalArgumentException("keys must be from 1 to " + MAX_KEYS + ", found " + maxKeys);
        }
        PartFiles parts = PartFiles.in(places);
        Census census = new Census();
        PartReader reader = new PartReader(census);
        reader.read(parts.files());
        if (census.definitions().isEmpty()) {
            throw new NoResultsException(String.format(
                    Locale.ROOT,
                    "no result is in %s: %,d part file%s with %,d line%s%s",
                    PartFiles.text(places),
                    parts.files().size(),
                    parts.files().size() == 1 ? "" : "s",
                    reader.lines(),
                    reader.lines() == 1 ? "" : "s",
                    reader.malformed() == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    ", %,d of them no records (%s)",
                                    reader.malformed(),
                                    reader.firstMalformed())));
        }
        Collected collected = new Collected(census.definitions(), maxKeys);
        new PartReader(collected).read(parts.files());
        List<DefinitionSeries> definitions = census.definitions().stream()
                .map(definition -> DefinitionSeries.of(definition, collected, maxKeys))
                .toList();
        List<String> notes = new Notes(census, collected, parts, reader).of(definitions);
        return new Report(List.copyOf(places), census, definitions, notes);
    }

    /**
     * Writes the page; a file that is there is replaced.
     *
     * @param now when it is made, for the reader of the page
     * @return what is on it, in one line for a person
     */
    public String write(Path file, Instant now) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
            new ReportPage(title(), PartFiles.text(places), now, definitions, notes).write(out);
        }
        long series = definitions.stream()
                .mapToLong(definition -> definition.series().size())
                .sum();
        long windows = definitions.stream()
                .flatMap(definition -> definition.series().stream())
                .mapToLong(one -> one.counts().windows())
                .sum();
        return String.format(
                Locale.ROOT,
                "%s of %s, %s, %s",
                Notes.plural(series, "series", "series"),
                Notes.plural(definitions.size(), "window definition", "window definitions"),
                Notes.plural(windows, "window", "windows"),
                Notes.plural(census.anomalies(), "anomaly", "anomalies"));
    }

    private String title() {
        String pipelines = String.join(", ", census.pipelines());
        return pipelines.isEmpty() ? "Results" : pipelines;
    }
}
