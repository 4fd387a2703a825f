package io.tidemark.functions.running;

/** What a detector has learned of a key: where its values lie and how far they spread. */
interface Baseline {

    /** How many values it has taken in since it began. */
    long count();

    /** What a value is expected to be; NaN before the first. */
    double center();

    /** The spread around it on the scale of a standard deviation; NaN while there are too few values to tell. */
    double spread();
}
