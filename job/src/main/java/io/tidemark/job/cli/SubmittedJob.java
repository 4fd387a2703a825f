package io.tidemark.job.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory.RootExceptionInfo;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.util.ExceptionUtils;

/** A job on a cluster, watched from its submission on. */
final class SubmittedJob {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Large state takes long to restore; who cannot wait finds the job in the web UI. */
    private static final Duration LONGEST_RESTORE = Duration.ofMinutes(5);

    private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(60);

    private final String pipeline;
    private final JobClient client;
    private final ClusterConnection connection;
    private final String savepoint;
    private final PrintWriter err;

    /**
     * @param savepoint what the job starts from, or {@code null}
     */
    SubmittedJob(String pipeline, JobClient client, ClusterConnection connection, String savepoint, PrintWriter err) {
        this.pipeline = pipeline;
        this.client = client;
        this.connection = connection;
        this.savepoint = savepoint;
        this.err = err;
    }

    void announce(PrintWriter out) {
        JobID id = client.getJobID();
        out.println("Pipeline " + pipeline + " is submitted as job " + id);
        out.println("Web UI: " + connection.webAddress(id));
        out.flush();
    }

    /**
     * Waits until every task runs with its restored state. A job whose state cannot be read would try for ever, so it is
     * cancelled.
     *
     * @throws CommandFailure when the state cannot be restored
     */
    void awaitRestored() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_RESTORE.toNanos();
        while (System.nanoTime() - end < 0) {
            JobDetailsInfo details = connection.details(client.getJobID());
            List<RootExceptionInfo> failures = connection
                    .exceptions(client.getJobID())
                    .getExceptionHistory()
                    .getEntries();
            if (!failures.isEmpty()) {
                String failure =
                        RestoreFailure.describe(savepoint, failures.get(0).getStacktrace());
                if (failure != null) {
                    cancel();
                    throw CommandFailure.failed(failure, null);
                }
                return;
            }
            if (details.getJobStatus().isGloballyTerminalState() || isRunning(details)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        err.println("tidemark: not every task has its state after " + LONGEST_RESTORE.toMinutes()
                + " minutes; see the web UI");
    }

    private static boolean isRunning(JobDetailsInfo details) {
        return details.getJobVertexInfos().stream()
                .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING
                        || vertex.getExecutionState() == ExecutionState.FINISHED);
    }

    /**
     * Waits for the job's end, or for Ctrl-C, which leaves it running.
     *
     * @throws CommandFailure when the job fails or is cancelled
     */
    void awaitEnd() throws InterruptedException {
        CompletableFuture<Boolean> left = new CompletableFuture<>();
        var unused = Interrupt.onSignal(() -> left.complete(true));
        CompletableFuture<JobExecutionResult> end = client.getJobExecutionResult();
        try {
            var unusedFirst = CompletableFuture.anyOf(left, end).get();
            if (!end.isDone()) {
                err.println("Pipeline " + pipeline + " goes on running as job " + client.getJobID() + ". To cancel it: "
                        + connection.cancelCommand(client.getJobID()));
            } else {
                err.println("Pipeline " + pipeline + " has finished");
            }
        } catch (ExecutionException failure) {
            if (ExceptionUtils.findThrowable(failure, JobCancellationException.class)
                    .isPresent()) {
                throw CommandFailure.failed("pipeline " + pipeline + " was cancelled", null);
            }
            throw CommandFailure.failed("pipeline " + pipeline + " failed", failure.getCause());
        }
    }

    private void cancel() throws InterruptedException {
        try {
            client.cancel().get(CANCEL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            err.println("tidemark: the job could not be cancelled: " + Failures.describe(failure) + "; to do so: "
                    + connection.cancelCommand(client.getJobID()));
        }
    }
}
