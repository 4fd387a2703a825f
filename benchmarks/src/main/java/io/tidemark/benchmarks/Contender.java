package io.tidemark.benchmarks;

import io.tidemark.benchmarks.run.Engine;

/**
 * An engine in a comparison.
 *
 * @param parallelism of all its operators
 */
record Contender(String name, Engine engine, int parallelism) {

    /** Whether a name on the command line means this one: its name, or the part of it before a slash. */
    boolean isCalled(String wanted) {
        return name.equalsIgnoreCase(wanted)
                || name.toLowerCase(java.util.Locale.ROOT).startsWith(wanted.toLowerCase(java.util.Locale.ROOT) + "/");
    }
}
