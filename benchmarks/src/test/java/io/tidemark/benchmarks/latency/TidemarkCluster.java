package io.tidemark.benchmarks.latency;

import io.tidemark.job.cluster.StandaloneCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The shipped job on a cluster of its own. */
final class TidemarkCluster implements LatencyEngine {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private final StandaloneCluster cluster;

    private TidemarkCluster(StandaloneCluster cluster) {
        this.cluster = cluster;
    }

    /** Starts the cluster and the job; it runs when this returns. */
    static TidemarkCluster start(Path folder, String bootstrapServers, LatencyOptions options) {
        TidemarkCluster tidemark = new TidemarkCluster(StandaloneCluster.in(folder.resolve("flink"))
                .slots(options.parallelism())
                .set(options.flinkSettings())
                .start());
        try {
            tidemark.submit(folder, bootstrapServers, options);
            return tidemark;
        } catch (RuntimeException failure) {
            tidemark.close();
            throw failure;
        }
    }

    private void submit(Path folder, String bootstrapServers, LatencyOptions options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--parallelism", Integer.toString(options.parallelism()), "--state-backend", options.stateBackend()));
        for (String setting : options.pipelineSettings()) {
            arguments.add("--set");
            arguments.add(setting);
        }
        Path pipeline = LatencyPipeline.write(folder, bootstrapServers, options);
        String job = cluster.submit(pipeline, arguments.toArray(String[]::new));
        cluster.rest().awaitRunning(job, START_TIMEOUT);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
