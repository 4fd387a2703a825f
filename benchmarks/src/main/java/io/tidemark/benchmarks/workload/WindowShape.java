package io.tidemark.benchmarks.workload;

/** The window types that every engine has. */
public enum WindowShape {
    /** Windows of a size, side by side. */
    TUMBLING,
    /** Windows of a size, one beginning at each slide. */
    SLIDING,
    /** Sessions; the size is their gap. */
    SESSION
}
