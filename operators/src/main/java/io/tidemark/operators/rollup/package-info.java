/**
 * Roll-ups: windows made of what other windows hold, instead of events. A window of a {@linkplain
 * io.tidemark.operators.rollup.WindowStage stage} hands on what it holds when its time passes, and after that each late event by
 * itself, as {@linkplain io.tidemark.operators.rollup.Partial partials}; the next stage merges them into its own windows.
 */
package io.tidemark.operators.rollup;
