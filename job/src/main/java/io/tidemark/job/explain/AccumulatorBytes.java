package io.tidemark.job.explain;

import io.tidemark.functions.EventView;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.CompositeAggregate;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Random;

/** Measures what aggregates take in a checkpoint, by writing real accumulators of made-up events. */
final class AccumulatorBytes {

    private static final long SEED = 1;

    private AccumulatorBytes() {}

    /**
     * The bytes of an accumulator after some events, no two of which have equal values: numbers as skewed as latencies, texts
     * of 16 characters.
     */
    static long after(int events, CompositeAggregate aggregate) {
        CompositeAccumulator accumulator = aggregate.create();
        MadeUpEvent event = new MadeUpEvent();
        for (int i = 0; i < events; i++) {
            event.next();
            aggregate.add(accumulator, event);
        }
        try (DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream())) {
            for (int part = 0; part < aggregate.signature().size(); part++) {
                aggregate.writePart(accumulator, part, out);
            }
            return out.size();
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is written to", impossible);
        }
    }

    private static final class MadeUpEvent implements EventView {

        private final Random random = new Random(SEED);
        private long time;
        private double number;
        private String text;

        void next() {
            time++;
            number = 100 * Math.exp(random.nextGaussian());
            text = String.format("%016x", random.nextLong());
        }

        @Override
        public long time() {
            return time;
        }

        @Override
        public double number(int field) {
            return number;
        }

        @Override
        public String text(int field) {
            return text;
        }
    }
}
