/**
 * Processor statistics: every subtask reports its running totals, one operator adds them up.
 *
 * <p>Totals are part of the operators' checkpointed state, so they survive failures and rescaling and close exactly at every
 * checkpoint and at the end. Latencies are those since the last start.
 */
package io.tidemark.operators.statistics;
