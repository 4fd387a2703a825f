package io.tidemark.operators.windowing;

/**
 * What the current key remembers across its windows. An object that the store returns belongs to the caller until the end of the
 * call it is in; changes count once it is put back.
 */
public interface StatisticsStore {

    /** The key's statistics, or {@code null} when it has none. */
    KeyStatistics get();

    /** Keeps changed statistics. */
    void put(KeyStatistics statistics);

    /** Drops the key's statistics. */
    void clear();
}
