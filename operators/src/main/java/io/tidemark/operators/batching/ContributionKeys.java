package io.tidemark.operators.batching;

import io.tidemark.operators.EventExtractor;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * The key of a contribution.
 *
 * @param <T> the events of the stream
 */
public final class ContributionKeys<T> implements KeySelector<Contribution<T>, String> {

    private final EventExtractor<T> extractor;

    public ContributionKeys(EventExtractor<T> extractor) {
        this.extractor = extractor;
    }

    @Override
    public String getKey(Contribution<T> contribution) {
        String key = contribution.key();
        return key == null ? extractor.key(contribution.event()) : key;
    }
}
