package io.tidemark.job.cluster;

/**
 * One subtask of a running job as the REST API shows it.
 *
 * @param vertex the name of its vertex in the job graph
 * @param index its number in the vertex, from 0
 * @param status Flink's {@code ExecutionState}, such as {@code RUNNING}
 * @param attempt how often it was started before
 * @param taskManager the resource id of the TaskManager that it runs on, or {@code (unassigned)}
 */
public record Subtask(String vertex, int index, String status, int attempt, String taskManager) {

    public boolean isRunning() {
        return status.equals("RUNNING");
    }
}
