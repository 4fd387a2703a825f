package io.tidemark.operators.semantics;

import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A window definition as plain numbers, readable by the model and by a person.
 *
 * @param size size, max-size or gap
 * @param step slide or step
 * @param count of the count trigger, 0 for none
 * @param interval of the processing-time trigger, 0 for none
 * @param layout of the aggregates: 0 the sum alone; 1 and 2 with {@code seen}, which counts the events it was there for, in
 *     one order and another
 * @param emptyFor how long after a key's last event windows come without events, 0 for none
 */
record WindowSpec(
        String name,
        Kind kind,
        long size,
        long step,
        long offset,
        boolean onWatermark,
        int count,
        long interval,
        boolean accumulating,
        boolean fireRemainder,
        int layout,
        long emptyFor) {

    /** Name of the aggregate that counts the events it was there for. */
    static final String SEEN = "seen";

    private static final Field VALUE = new Field("value", 0);

    enum Kind {
        TUMBLING,
        SLIDING,
        CUMULATING,
        SESSION,
        GLOBAL
    }

    WindowSpec(
            String name,
            Kind kind,
            long size,
            long step,
            long offset,
            boolean onWatermark,
            int count,
            long interval,
            boolean accumulating,
            boolean fireRemainder,
            int layout) {
        this(name, kind, size, step, offset, onWatermark, count, interval, accumulating, fireRemainder, layout, 0);
    }

    WindowSpec withName(String newName) {
        return new WindowSpec(
                newName,
                kind,
                size,
                step,
                offset,
                onWatermark,
                count,
                interval,
                accumulating,
                fireRemainder,
                layout,
                emptyFor);
    }

    /** The same, fired by the watermark and accumulating, with windows that hold no events. */
    WindowSpec emittingEmpty(long time) {
        return new WindowSpec(name, kind, size, step, offset, true, count, interval, true, fireRemainder, layout, time);
    }

    /** Whether {@code seen} is among the aggregates. */
    boolean sees() {
        return layout > 0;
    }

    /** Whether what no trigger has fired is fired when the window's time has passed. */
    boolean firesByTime() {
        return onWatermark || fireRemainder;
    }

    WindowDefinition definition() {
        List<Trigger> triggers = new ArrayList<>();
        if (count > 0) {
            triggers.add(Triggers.count(count));
        }
        if (onWatermark) {
            triggers.add(Triggers.watermark());
        }
        if (interval > 0) {
            triggers.add(Triggers.processingTime(Duration.ofMillis(interval)));
        }
        return new WindowDefinition(
                name,
                assigner(),
                triggers,
                accumulating ? PaneMode.ACCUMULATING : PaneMode.DISCARDING,
                fireRemainder,
                aggregates(),
                emptyFor);
    }

    private CompositeAggregate aggregates() {
        NamedAggregate sum = new NamedAggregate("sum", new SumOfValues());
        NamedAggregate seen = new NamedAggregate(SEEN, Aggregates.count(VALUE));
        NamedAggregate median = new NamedAggregate("median", Aggregates.median(VALUE));
        return switch (layout) {
            case 0 -> CompositeAggregate.of(sum);
            case 1 -> CompositeAggregate.of(sum, median, seen);
            default -> CompositeAggregate.of(seen, sum);
        };
    }

    private WindowAssigner assigner() {
        Duration sizeOf = Duration.ofMillis(size);
        Duration stepOf = Duration.ofMillis(step);
        Duration offsetOf = Duration.ofMillis(offset);
        return switch (kind) {
            case TUMBLING -> WindowAssigners.tumbling(sizeOf, offsetOf);
            case SLIDING -> WindowAssigners.sliding(sizeOf, stepOf, offsetOf);
            case CUMULATING -> WindowAssigners.cumulating(sizeOf, stepOf, offsetOf);
            case SESSION -> WindowAssigners.session(sizeOf);
            case GLOBAL -> WindowAssigners.global();
        };
    }
}
