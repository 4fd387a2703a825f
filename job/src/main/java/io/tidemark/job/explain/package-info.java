/**
 * What a pipeline will be before it runs: its operators, what holds, what its state and its results cost, and what may be a
 * mistake. Nothing here talks to a server.
 */
package io.tidemark.job.explain;
