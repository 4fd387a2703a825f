package io.tidemark.operators.testing;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/**
 * What the subtasks of an operator have saved.
 *
 * @param parallelism number of subtasks
 */
record StageState(OperatorSubtaskState state, int parallelism) {}
