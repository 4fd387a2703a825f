package io.tidemark.benchmarks.workload;

/** How the measured events choose their keys. */
public enum KeyDraw {
    /** All keys alike. */
    UNIFORM,
    /** Nine events of ten go to key 0, the others to all keys alike. */
    ONE_HOT,
    /** Even and odd keys take turns of {@link SampleCursor#TURN_MILLIS}, so that sessions close. */
    IN_TURNS
}
