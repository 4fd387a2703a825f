package io.tidemark.functions.aggregate;

import io.tidemark.functions.EventBatch;
import io.tidemark.functions.TestEvent;
import io.tidemark.functions.TestWindow;
import java.util.List;
import java.util.Objects;

/** Computes and compares results. */
public final class Results {

    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    private Results() {}

    /** The values of one aggregate, and its error if any. */
    static WindowValues of(Aggregate<?> aggregate, List<TestEvent> events) {
        CompositeAggregate composite = CompositeAggregate.of(new NamedAggregate("it", aggregate));
        CompositeAccumulator accumulator = composite.create();
        for (TestEvent event : events) {
            composite.add(accumulator, event);
        }
        return composite.result(accumulator, TestWindow.minuteOf(events.size()));
    }

    /** The value of one aggregate. */
    static Object value(Aggregate<?> aggregate, List<TestEvent> events) {
        WindowValues values = of(aggregate, events);
        if (values.hasErrors()) {
            throw new AssertionError(values.error(0));
        }
        return values.value(0);
    }

    /** The value of one aggregate that is a number. */
    static double number(Aggregate<?> aggregate, double... numbers) {
        return (Double) value(aggregate, TestEvent.numbers(numbers));
    }

    /** The same of numbers that come in batches of this many. */
    static double batched(Aggregate<?> aggregate, int batchSize, double... numbers) {
        CompositeAggregate composite = CompositeAggregate.of(new NamedAggregate("it", aggregate));
        CompositeAccumulator accumulator = composite.create();
        EventBatch batch = new EventBatch(composite.reads());
        for (TestEvent event : TestEvent.numbers(numbers)) {
            batch.add(event);
            if (batch.size() == batchSize) {
                composite.addAll(accumulator, batch);
                batch.clear();
            }
        }
        composite.addAll(accumulator, batch);
        return (Double) composite
                .result(accumulator, TestWindow.minuteOf(numbers.length))
                .value(0);
    }

    /** Whether two results are equal, doubles within what rounding in different orders may cause. */
    public static boolean close(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x.equals(y) || Math.abs(x - y) <= ABSOLUTE + RELATIVE * Math.max(Math.abs(x), Math.abs(y));
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            if (left.size() != right.size()) {
                return false;
            }
            for (int i = 0; i < left.size(); i++) {
                if (!close(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(a, b);
    }
}
