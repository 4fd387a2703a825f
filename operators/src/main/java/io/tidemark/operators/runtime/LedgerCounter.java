package io.tidemark.operators.runtime;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;

/** Shows a count that is kept, and checkpointed, elsewhere. */
public final class LedgerCounter implements Counter {

    private final LongSupplier count;

    public LedgerCounter(LongSupplier count) {
        this.count = count;
    }

    @Override
    public long getCount() {
        return count.getAsLong();
    }

    @Override
    public void inc() {
        throw readOnly();
    }

    @Override
    public void inc(long n) {
        throw readOnly();
    }

    @Override
    public void dec() {
        throw readOnly();
    }

    @Override
    public void dec(long n) {
        throw readOnly();
    }

    private static IllegalStateException readOnly() {
        return new IllegalStateException("this counter shows a ledger; count there");
    }
}
