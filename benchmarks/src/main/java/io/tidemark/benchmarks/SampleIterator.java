package io.tidemark.benchmarks;

import java.util.Iterator;

/** The samples of a share; notes when the measured part begins and ends. */
final class SampleIterator implements Iterator<Sample> {

    private final SampleGenerator generator;
    private final RunLog log;
    private final int step;
    private final long settled;
    private final long events;
    private boolean measuring;
    long next;

    SampleIterator(SampleShare share) {
        this.generator = new SampleGenerator(share.workload());
        this.log = RunLog.named(share.run());
        this.step = share.step();
        this.settled = share.workload().settlingEvents();
        this.events = share.workload().events();
        this.next = share.next();
    }

    @Override
    public boolean hasNext() {
        return next < events;
    }

    @Override
    public Sample next() {
        long number = next;
        next += step;
        if (!measuring && number >= settled) {
            measuring = true;
            log.measuringBegins();
        }
        if (next >= events) {
            log.measuringEnds();
        }
        return generator.sample(number);
    }
}
