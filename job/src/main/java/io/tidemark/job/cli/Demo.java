package io.tidemark.job.cli;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.topology.JobSinks;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The built-in demo: simulated requests of a few services, results as a table and, at the end, as a page of charts. */
final class Demo {

    /** Name under which the demo's pipeline file stands in the jar, and in {@code conf/}. */
    static final String NAME = "demo.yaml";

    private final PipelineConfig pipeline;
    private final RunOptions options;
    private final PrintStream out = System.out;

    Demo(PipelineConfig pipeline, RunOptions options) {
        this.pipeline = pipeline;
        this.options = options;
    }

    /** The text of the demo's pipeline file. */
    static String pipelineText() {
        try (InputStream resource = Demo.class.getResourceAsStream("/" + NAME)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + NAME + " from the jar", failure);
        }
    }

    void run() throws Exception {
        DemoTable table = new DemoTable(out);
        out.println();
        out.println("Tidemark demo: simulated LLM requests, windowed statistics as they complete. About 30 seconds.");
        out.println(
                "  5s      every 5 seconds, for each service: the on-time result, again when late events change it");
        out.println("  moving  the last 15 seconds, every 5 seconds");
        out.println(
                "  so-far  the half minute so far, every 10 seconds; one operator computes all of these in one pass");
        out.println("Events come out of order; some are late, some too late, some are garbage. None disappears.");
        out.println("Some take far longer than is usual for their service: they are told as anomalies as they come.");
        out.println();
        DemoResults results = DemoResults.begin();
        JobSinks sinks = new JobSinks(
                LocalSink.to(result -> {
                    table.result(result);
                    results.add(result);
                }),
                LocalSink.to(table::late),
                LocalSink.to(table::rejected),
                null,
                LocalSink.to(anomaly -> {
                    table.anomaly(anomaly);
                    results.add(anomaly);
                }),
                null);
        new EmbeddedRun(pipeline, options, System.out).run(sinks, true);
        out.println();
        out.println(results.report(Instant.now()));
        out.println();
        for (String line : NEXT) {
            out.println(line);
        }
    }

    private static final List<String> NEXT = List.of(
            "Where to look next",
            "  conf/demo.yaml            the pipeline you have just seen; change it and: ./tidemark run conf/demo.yaml",
            "  conf/scenarios/           what every window, trigger and late event means: ./tidemark test conf/scenarios/*.yaml",
            "  ./tidemark schema         every key of a pipeline file, for your editor",
            "  README.md                 your own data in three steps");
}
