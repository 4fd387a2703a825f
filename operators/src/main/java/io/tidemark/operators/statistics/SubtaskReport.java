package io.tidemark.operators.statistics;

/**
 * The running totals of one subtask.
 *
 * @param operator name of the reporting operator
 * @param subtask its index, from 0
 * @param parallelism how many subtasks of the operator report
 * @param last whether the subtask has ended and reports no more
 * @param statistics its totals
 */
public record SubtaskReport(
        String operator, int subtask, int parallelism, boolean last, ProcessorStatistics statistics) {}
