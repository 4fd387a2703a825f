package io.tidemark.job.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A share of the generated records: those whose number leaves the remainder {@code index} when divided by {@code
 * strides}.
 *
 * @param strides number of shares; fixed at the first start, whatever the parallelism later
 * @param next number of the share's next record
 * @param startMillis event time of record 0, in milliseconds since the epoch
 */
record StrideSplit(int index, int strides, long next, long startMillis) implements SourceSplit {

    @Override
    public String splitId() {
        return "stride-" + index;
    }
}
