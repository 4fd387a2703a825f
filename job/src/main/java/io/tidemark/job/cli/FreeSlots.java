package io.tidemark.job.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.SchedulerExecutionMode;
import org.apache.flink.runtime.rest.handler.legacy.messages.ClusterOverviewWithVersion;

/**
 * Makes sure that a cluster has the slots for a job before it is submitted: one that waits for slots fails after minutes and
 * is tried again for ever.
 */
final class FreeSlots {

    /** Slots of a job that has just been cancelled come back within this time. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(500);

    private FreeSlots() {}

    /**
     * Waits a little for enough free slots.
     *
     * @param cluster the cluster's configuration
     * @param needed slots, as many as the job's largest parallelism
     * @throws CommandFailure when there are not enough
     */
    static void await(ClusterConnection connection, Configuration cluster, int needed, PrintWriter err)
            throws InterruptedException {
        if (findsSlotsItself(cluster)) {
            return;
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (true) {
            ClusterOverviewWithVersion overview = connection.overview();
            int free = overview.getNumSlotsAvailable();
            if (free >= needed) {
                return;
            }
            if (System.nanoTime() - end >= 0) {
                throw CommandFailure.failed(
                        "the cluster has " + free + " free of " + overview.getNumSlotsTotal()
                                + " slots and the job needs " + needed
                                + "; lower --parallelism, end another job or add TaskManagers",
                        null);
            }
            if (!told) {
                err.println("Waiting for slots: " + free + " are free, the job needs " + needed);
                err.flush();
                told = true;
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    /** Whether the cluster starts workers as jobs need them, or runs jobs with as many as there are. */
    private static boolean findsSlotsItself(Configuration cluster) {
        return cluster.get(JobManagerOptions.SCHEDULER) == JobManagerOptions.SchedulerType.Adaptive
                || cluster.get(JobManagerOptions.SCHEDULER_MODE) == SchedulerExecutionMode.REACTIVE
                || cluster.keySet().stream()
                        .anyMatch(key -> key.startsWith("kubernetes.cluster-id") || key.startsWith("yarn.application"));
    }
}
