package io.tidemark.job.cli;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.topology.JobSinks;
import io.tidemark.job.topology.PipelineJob;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/**
 * Runs a pipeline on an embedded cluster until its input ends or the user interrupts it: says where the web UI is, shows
 * progress, prints the summary.
 */
final class EmbeddedRun {

    private static final long PROGRESS_SECONDS = 2;
    private static final long STOP_SECONDS = 60;

    private final PipelineConfig pipeline;
    private final RunOptions options;
    private final PrintStream err;
    private final AtomicReference<ProcessorStatistics> newest = new AtomicReference<>(new ProcessorStatistics());

    /**
     * @param err where everything but results goes
     */
    EmbeddedRun(PipelineConfig pipeline, RunOptions options, PrintStream err) {
        this.pipeline = pipeline;
        this.options = options;
        this.err = err;
    }

    /**
     * Runs the pipeline to its end.
     *
     * @param sinks where its streams end
     * @param showProgress whether to print a line every two seconds
     */
    void run(JobSinks sinks, boolean showProgress) throws Exception {
        PipelineJob job = new PipelineJob(pipeline, sinks.withProgress(LocalSink.to(newest::set)));
        Summary summary = new Summary(pipeline.windowNames());
        try (EmbeddedCluster cluster = new EmbeddedCluster(
                options.parallelism(), options.stateBackend(), options.webPort(), job.flinkConfiguration())) {
            job.assemble(cluster.environment());
            long start = System.nanoTime();
            JobClient client = cluster.environment().executeAsync();
            err.println("Pipeline " + pipeline.name() + " is running"
                    + (cluster.webAddress() == null ? "" : ", web UI at " + cluster.webAddress())
                    + "; Ctrl-C stops it.");
            CompletableFuture<JobExecutionResult> end = client.getJobExecutionResult();
            Interrupt interrupt = Interrupt.onSignal(() -> stop(client, cluster, end));
            awaitEnd(end, showProgress, summary);
            interrupt.awaitHandled();
            summary.print(newest.get(), System.nanoTime() - start, err);
        }
    }

    private void awaitEnd(CompletableFuture<JobExecutionResult> end, boolean showProgress, Summary summary)
            throws InterruptedException {
        ProcessorStatistics shown = newest.get();
        long shownAt = System.nanoTime();
        while (true) {
            try {
                end.get(PROGRESS_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException stillRunning) {
                ProcessorStatistics now = newest.get();
                long nowAt = System.nanoTime();
                if (showProgress && now != shown) {
                    err.println(summary.progress(shown, now, nowAt - shownAt));
                    shown = now;
                    shownAt = nowAt;
                }
            } catch (ExecutionException failure) {
                throw CommandFailure.failed("pipeline " + pipeline.name() + " failed", failure.getCause());
            }
        }
    }

    /** Drains the job: what has been read is computed, every open window fires, part files become final. */
    private void stop(JobClient client, EmbeddedCluster cluster, CompletableFuture<JobExecutionResult> end) {
        if (end.isDone()) {
            return;
        }
        err.println("Stopping: open windows fire with what they hold. Ctrl-C again ends at once.");
        try {
            client.stopWithSavepoint(true, cluster.savepointFolder(), SavepointFormatType.NATIVE)
                    .get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            err.println("tidemark: the job did not stop cleanly: " + Failures.describe(failure));
            cancel(client);
        }
    }

    private void cancel(JobClient client) {
        try {
            client.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            err.println("tidemark: the job could not be cancelled: " + Failures.describe(failure));
        }
    }
}
