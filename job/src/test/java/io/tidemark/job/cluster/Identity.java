package io.tidemark.job.cluster;

import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** Generates the numbers themselves. */
final class Identity implements GeneratorFunction<Long, Long> {

    @Override
    public Long map(Long number) {
        return number;
    }
}
