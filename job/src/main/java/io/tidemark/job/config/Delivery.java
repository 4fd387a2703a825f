package io.tidemark.job.config;

/** What a failure may do to the outputs. */
public enum Delivery {
    /** Nothing is lost; what was written since the last checkpoint comes again, under the same ids. */
    AT_LEAST_ONCE,
    /** Nothing is lost or repeated; records become visible with the checkpoint. */
    EXACTLY_ONCE
}
