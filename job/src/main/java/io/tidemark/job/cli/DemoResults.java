package io.tidemark.job.cli;

import io.tidemark.job.output.AnomalyEncoder;
import io.tidemark.job.output.RecordEncoder;
import io.tidemark.job.output.ResultEncoder;
import io.tidemark.job.report.NoResultsException;
import io.tidemark.job.report.Report;
import io.tidemark.operators.Anomaly;
import io.tidemark.operators.WindowResult;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the demo's results and anomalies as a {@code files} output would, and draws them: in {@code target/demo} of the project that the
 * launcher belongs to, where the next demo replaces them, or in a temporary folder where that cannot be written. A demo whose
 * results cannot be kept goes on without its page.
 */
final class DemoResults {

    /** The launcher says with this property where the project is. */
    private static final String HOME_PROPERTY = "tidemark.home";

    private final RecordEncoder<WindowResult> results = new ResultEncoder();
    private final RecordEncoder<Anomaly> anomalies = new AnomalyEncoder();
    private Path folder;
    private OutputStream out;
    private IOException failure;

    private DemoResults() {}

    static DemoResults begin() {
        DemoResults results = new DemoResults();
        try {
            results.folder = folder(System.getProperty(HOME_PROPERTY));
            Path part =
                    Files.createDirectories(results.folder.resolve("results")).resolve("part-demo.jsonl");
            results.out = new BufferedOutputStream(Files.newOutputStream(part));
        } catch (IOException cannot) {
            results.failure = cannot;
        }
        return results;
    }

    private static Path folder(String home) throws IOException {
        if (home != null && Files.isWritable(Path.of(home))) {
            return Files.createDirectories(Path.of(home, "target", "demo"));
        }
        return Files.createTempDirectory("tidemark-demo-");
    }

    void add(WindowResult result) {
        add(result, results);
    }

    void add(Anomaly anomaly) {
        add(anomaly, anomalies);
    }

    private synchronized <R> void add(R record, RecordEncoder<R> encoder) {
        if (failure != null) {
            return;
        }
        try {
            encoder.encode(record, out);
            out.write('\n');
        } catch (IOException cannot) {
            failure = cannot;
        }
    }

    /** Ends the results and draws them; returns what a person is to be told. */
    synchronized String report(Instant now) {
        try {
            if (failure != null) {
                throw failure;
            }
            out.close();
            Path page = folder.resolve("report.html");
            Report.read(List.of(folder.resolve("results")), Report.DEFAULT_KEYS).write(page, now);
            return "All of it as charts, in one page for your browser:" + System.lineSeparator() + "  " + page.toUri();
        } catch (IOException | NoResultsException cannot) {
            return "There is no page of charts: " + Failures.describe(cannot);
        }
    }
}
