/**
 * Batches of events by key and slice, made before the shuffle: fewer and smaller records between subtasks, and one look-up of
 * a window's state for many events. Only events that every window takes on time are batched, so no verdict depends on it.
 */
package io.tidemark.operators.batching;
