package io.tidemark.job.source;

import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * What an enumerator has to remember.
 *
 * @param discovered whether the first discovery is behind it
 * @param known ids of all splits ever found, so that none is found again
 * @param pending splits that no reader has yet
 */
record EnumeratorState<S extends SourceSplit>(boolean discovered, Set<String> known, List<S> pending) {

    EnumeratorState {
        known = Set.copyOf(known);
        pending = List.copyOf(pending);
    }

    static <S extends SourceSplit> EnumeratorState<S> initial() {
        return new EnumeratorState<>(false, Set.of(), List.of());
    }
}
