package io.tidemark.job.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.yaml.Suggestions;
import io.tidemark.job.inspect.InspectedWindow;
import io.tidemark.job.inspect.Inspection;
import io.tidemark.job.inspect.InspectionEncoder;
import io.tidemark.job.inspect.InspectionReport;
import io.tidemark.job.inspect.InspectionTable;
import io.tidemark.job.inspect.KeyFilter;
import io.tidemark.job.inspect.UnreadableSnapshotException;
import io.tidemark.job.topology.PipelineWindows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the live windows in a savepoint or a retained checkpoint; rows on standard output, all else on standard error. */
@Command(
        name = "inspect",
        description = "Show the live windows in a savepoint or checkpoint, without a cluster.",
        footer = {
            "",
            "The state knows the events of each window, but not by which aggregates to read them: for values give the "
                    + "pipeline file of the job that wrote it."
        })
final class InspectCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SAVEPOINT",
            description = "Path or URI of the folder of a savepoint or checkpoint, or of the file _metadata in it.")
    private String snapshot;

    @Option(
            names = "--pipeline",
            paramLabel = "FILE",
            description = "The pipeline file, whose aggregates compute the values.")
    private Path pipelineFile;

    @Option(names = "--window", paramLabel = "W", description = "Only windows of the definition with this name.")
    private String window;

    @Option(
            names = "--key",
            paramLabel = "JSON",
            description = "Only windows of this key, such as {\"service\":\"chat\"}.")
    private String key;

    @Option(names = "--json", description = "One JSON object a window and line, instead of a table.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Most windows to show, 0 for all; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Mixin
    private PipelineOptionsMixin pipelineOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (limit < 0) {
            throw CommandFailure.usage("--limit must be 0 for all or more, found " + limit);
        }
        Predicate<String> keys = keys();
        List<WindowDefinition> definitions = definitions(err);
        Path scratch = Files.createTempDirectory("tidemark-inspect-");
        try {
            Inspection inspection = Inspection.open(snapshot, scratch);
            requireWindow(inspection.windowNames());
            requireFit(inspection, definitions, err);
            InspectionReport report =
                    inspection.read(window, keys, limit == 0 ? Integer.MAX_VALUE : limit, definitions);
            describe(inspection, report, err);
            show(report, err);
        } catch (UnreadableSnapshotException unreadable) {
            throw CommandFailure.failed(unreadable.getMessage(), unreadable.getCause());
        } finally {
            FileUtils.deleteDirectoryQuietly(scratch.toFile());
        }
        return ExitStatus.DONE;
    }

    private Predicate<String> keys() {
        if (key == null) {
            return any -> true;
        }
        try {
            return KeyFilter.of(key);
        } catch (IllegalArgumentException broken) {
            throw CommandFailure.usage(
                    "--key must be JSON such as {\"service\":\"chat\"}, in quotes for the shell; found " + key + ": "
                            + broken.getMessage());
        }
    }

    private List<WindowDefinition> definitions(PrintWriter err) {
        if (pipelineFile == null) {
            if (pipelineOptions.hasOverrides()) {
                throw CommandFailure.usage("--set changes a pipeline file, and none is given; add --pipeline FILE");
            }
            return List.of();
        }
        PipelineConfig pipeline = pipelineOptions.read(pipelineFile, err);
        try {
            return PipelineWindows.of(pipeline).stages().stream()
                    .flatMap(stage -> stage.definitions().stream())
                    .toList();
        } catch (IllegalArgumentException unsupported) {
            throw CommandFailure.usage(pipelineFile + ": " + unsupported.getMessage());
        }
    }

    private void requireWindow(List<String> names) {
        if (window != null && !names.contains(window)) {
            throw CommandFailure.usage("--window " + window + " is not in the state, which has "
                    + (names.isEmpty() ? "no windows yet" : String.join(", ", names))
                    + Suggestions.didYouMean(window, names));
        }
    }

    /** A pipeline that fits some windows shows their values; one that fits none is another pipeline. */
    private void requireFit(Inspection inspection, List<WindowDefinition> definitions, PrintWriter err) {
        if (pipelineFile == null) {
            return;
        }
        List<String> differences = inspection.differences(definitions);
        if (!differences.isEmpty()
                && differences.size() == inspection.windowNames().size()) {
            throw CommandFailure.usage(
                    pipelineFile + " is not the pipeline that wrote this state: " + String.join("; ", differences));
        }
        for (String difference : differences) {
            err.println("note: no values, because " + difference);
        }
    }

    private void describe(Inspection inspection, InspectionReport report, PrintWriter err) {
        err.println(String.format(
                Locale.ROOT,
                "%s: checkpoint %d, watermark %s, %s of %s",
                snapshot,
                inspection.checkpointId(),
                Summary.time(report.watermark()),
                plural(report.windows(), "live window"),
                plural(report.keys(), "key")));
    }

    private void show(InspectionReport report, PrintWriter err) {
        PrintWriter out = spec.commandLine().getOut();
        List<InspectedWindow> rows = report.rows();
        if (rows.isEmpty()) {
            err.println(nothing(report));
        } else if (json) {
            InspectionEncoder encoder = new InspectionEncoder();
            rows.forEach(row -> out.println(new String(encoder.encode(row), UTF_8)));
        } else {
            InspectionTable.print(rows, out);
        }
        out.flush();
        if (report.matching() > rows.size()) {
            err.println(String.format(
                    Locale.ROOT,
                    "note: these are the first %,d of %,d windows; --limit N shows more, --limit 0 all",
                    rows.size(),
                    report.matching()));
        }
        if (pipelineFile == null && !rows.isEmpty()) {
            err.println("note: for the values so far, give the pipeline file that wrote this state: --pipeline FILE");
        }
        err.flush();
    }

    private String nothing(InspectionReport report) {
        if (report.windows() == 0) {
            return "No window is live: every window has fired and was dropped, or no event has come yet.";
        }
        return "No live window" + (window == null ? "" : " of " + window) + (key == null ? "" : " has the key " + key)
                + (key == null ? "." : "; keys look like " + report.anyKey());
    }

    private static String plural(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
