package io.tidemark.job.faults;

/** What has to become of a record. */
enum Fate {
    /** It is an event and counts in its windows. */
    COUNTED,
    /** It is an event so far behind that every window refuses it. */
    TOO_LATE,
    /** It is no valid event. */
    REJECTED
}
