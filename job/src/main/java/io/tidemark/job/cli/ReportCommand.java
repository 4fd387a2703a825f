package io.tidemark.job.cli;

import io.tidemark.job.report.NoResultsException;
import io.tidemark.job.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a folder of results. */
@Command(
        name = "report",
        description = "Write one HTML page with charts of a folder of results; it needs no network and no server.",
        footer = {
            "",
            "It reads the JSON Lines part files that files outputs have written, with all folders below RESULTS_DIR: results,",
            "and anomalies if there are any. Of each window the newest pane is shown, and late ones are marked."
        })
final class ReportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "RESULTS_DIR",
            description = "Folder of a files output, or one above several; or a single file of JSON Lines.")
    private Path results;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "report.html",
            description = "Where to write the page; ${DEFAULT-VALUE} if not given.")
    private Path output;

    @Option(
            names = "--anomalies",
            paramLabel = "DIR",
            description = "Folder of the anomalies, if it is not below RESULTS_DIR.")
    private Path anomalies;

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "" + Report.DEFAULT_KEYS,
            description =
                    "Most keys of each window definition on the page, those with the most events; ${DEFAULT-VALUE} if "
                            + "not given, at most " + Report.MAX_KEYS + ".")
    private int keys;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (keys < 1 || keys > Report.MAX_KEYS) {
            throw CommandFailure.usage("--keys must be from 1 to " + Report.MAX_KEYS + ", found " + keys);
        }
        if (Files.isDirectory(output)) {
            throw CommandFailure.usage("-o " + output + " is a folder; name the file of the page");
        }
        List<Path> places = new ArrayList<>(List.of(results));
        if (anomalies != null) {
            places.add(anomalies);
        }
        Report report;
        try {
            report = Report.read(places, keys);
        } catch (NoResultsException nothing) {
            throw CommandFailure.usage(nothing.getMessage());
        }
        String content = report.write(output, Instant.now());
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wrote " + output + ": " + content);
        out.flush();
        return ExitStatus.DONE;
    }
}
