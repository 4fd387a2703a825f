package io.tidemark.job.scenario;

import io.tidemark.job.config.yaml.YamlValue;

/** Where something is written. */
final class Lines {

    private Lines() {}

    /** The line on which a value begins, from 1; 0 for one that is in no file. */
    static int of(YamlValue value) {
        return value.node().getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
