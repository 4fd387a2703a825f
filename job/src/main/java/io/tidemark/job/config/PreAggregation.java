package io.tidemark.job.config;

/** Whether events are batched by key and slice of time before they are sent to their keys. */
public enum PreAggregation {
    /** Wherever the windows allow it. */
    AUTO,
    /** Never: events are sent one by one. */
    OFF
}
