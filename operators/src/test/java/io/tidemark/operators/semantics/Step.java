package io.tidemark.operators.semantics;

import io.tidemark.operators.WindowingOptions;
import java.util.List;

/** One step of a scenario. */
sealed interface Step {

    /**
     * An event arrives.
     *
     * @param offset of its time from the newest watermark, so that events of every lateness are common
     */
    record Event(String key, long offset, int value) implements Step {}

    /** The watermark moves forward by so much. */
    record Watermark(long delta) implements Step {}

    /** The wall clock moves forward by so much. */
    record Clock(long delta) implements Step {}

    /** A checkpoint, a failure, and a restore with this parallelism. */
    record Restore(int parallelism) implements Step {}

    /**
     * A savepoint, and a restore under another configuration. The watermark comes again, as it does after every restore.
     *
     * @param parallelism after the restore
     */
    record Change(int parallelism, List<WindowSpec> windows, WindowingOptions options) implements Step {}

    /** The input ends. */
    record EndOfInput() implements Step {}
}
