package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.EventView;
import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.window.WindowView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Several aggregates computed in one pass. Parts with equal accumulator types share one accumulator: avg and sum of a field
 * cost one addition, ten percentiles one sketch.
 *
 * <p>A part that fails never takes the others down: from then on its value is {@code null} and its error says why. The laws
 * of {@link AccumulatorType} hold for the composite as a whole; failures merge as "failed".
 */
public final class CompositeAggregate implements Serializable {

    /** First byte of a part that has failed. */
    private static final byte FAILED = 0;
    /** First byte of a part that has seen every event of its window. */
    private static final byte WHOLE = 1;
    /** First byte of a part that was begun when its window already held events. */
    private static final byte BEGUN_LATE = 2;

    /** Of a part that reads whatever it likes of an event. */
    private static final int EVENT = -1;
    /** Of a part that reads nothing. */
    private static final int NOTHING = -2;

    private final List<String> names;
    private final Aggregate<Object>[] aggregates;
    private final AccumulatorType<Object>[] types;
    /** The accumulator that each aggregate reads. */
    private final int[] typeOfAggregate;
    /** By accumulator: the field of which it takes in numbers, {@link #EVENT} or {@link #NOTHING}. */
    private final int[] numbers;

    private CompositeAggregate(
            List<String> names,
            Aggregate<Object>[] aggregates,
            AccumulatorType<Object>[] types,
            int[] typeOfAggregate) {
        this.names = names;
        this.aggregates = aggregates;
        this.types = types;
        this.typeOfAggregate = typeOfAggregate;
        this.numbers = new int[types.length];
        for (int i = 0; i < types.length; i++) {
            AccumulatorType<?> type = types[i];
            numbers[i] = type instanceof NumberType<?> taker ? taker.field().index() : EVENT;
            if (type instanceof NoStateType) {
                numbers[i] = NOTHING;
            }
        }
    }

    /** A composite of these parts. */
    public static CompositeAggregate of(NamedAggregate... parts) {
        return of(List.of(parts));
    }

    /**
     * A composite of these parts, in this order.
     *
     * @throws IllegalArgumentException when two parts have one name
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // each aggregate only ever meets accumulators of its own type
    public static CompositeAggregate of(List<NamedAggregate> parts) {
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        List<AccumulatorType<?>> types = new ArrayList<>();
        Aggregate[] aggregates = new Aggregate[parts.size()];
        int[] typeOfAggregate = new int[parts.size()];
        for (int part = 0; part < aggregates.length; part++) {
            NamedAggregate named = parts.get(part);
            if (!seen.add(named.name())) {
                throw new IllegalArgumentException("two aggregates have the name " + named.name());
            }
            names.add(named.name());
            aggregates[part] = named.aggregate();
            AccumulatorType<?> type = named.aggregate().accumulator();
            int index = types.indexOf(type);
            if (index < 0) {
                index = types.size();
                types.add(type);
            }
            typeOfAggregate[part] = index;
        }
        return new CompositeAggregate(
                List.copyOf(names), aggregates, types.toArray(new AccumulatorType[0]), typeOfAggregate);
    }

    /** The names of the parts, in order. */
    public List<String> names() {
        return names;
    }

    /** The signatures of the accumulators, in the order they are written in. */
    public List<String> signature() {
        List<String> signature = new ArrayList<>();
        for (AccumulatorType<Object> type : types) {
            signature.add(type.signature());
        }
        return List.copyOf(signature);
    }

    /**
     * The signature under which this build reads what was written under another: a later version of the same accumulator that
     * reads the bytes of both, or the same.
     */
    public static String currentSignature(String written) {
        return QuantilesType.current(written);
    }

    /** An accumulator of no events. */
    public CompositeAccumulator create() {
        Object[] parts = new Object[types.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = types[i].create();
        }
        return new CompositeAccumulator(parts);
    }

    /** Takes in one event; O(distinct accumulators). Numbers that parts share are asked for once. */
    public void add(CompositeAccumulator accumulator, EventView event) {
        Object[] parts = accumulator.parts;
        int asked = NOTHING;
        double number = Double.NaN;
        for (int i = 0; i < parts.length; i++) {
            int field = numbers[i];
            Object part = parts[i];
            if (part == null || field == NOTHING) {
                continue;
            }
            try {
                if (field == EVENT) {
                    types[i].add(part, event);
                    continue;
                }
                if (field != asked) {
                    number = event.number(field);
                    asked = field;
                }
                if (!Double.isNaN(number)) {
                    ((NumberAccumulator) part).add(number);
                }
            } catch (RuntimeException failure) {
                fail(accumulator, i, failure);
            }
        }
    }

    /** What all parts together read of an event, or {@code null} when one of them does not say. */
    public BatchLayout reads() {
        BatchLayout all = Reads.nothing();
        for (AccumulatorType<Object> type : types) {
            BatchLayout reads = type.reads();
            if (reads == null) {
                return null;
            }
            all = all.and(reads);
        }
        return all;
    }

    /**
     * Takes in all rows of a batch; the same as adding them one by one. A part that fails at one of them has failed.
     *
     * @param batch of a layout that keeps at least what this {@link #reads}
     */
    public void addAll(CompositeAccumulator accumulator, EventBatch batch) {
        Object[] parts = accumulator.parts;
        for (int i = 0; i < parts.length; i++) {
            Object part = parts[i];
            if (part != null) {
                try {
                    types[i].addAll(part, batch);
                } catch (RuntimeException failure) {
                    fail(accumulator, i, failure);
                }
            }
        }
    }

    /** Makes {@code into} the accumulator of the events of both; {@code from} stays as it is. */
    public void merge(CompositeAccumulator into, CompositeAccumulator from) {
        for (int i = 0; i < types.length; i++) {
            if (into.parts[i] == null) {
                continue;
            }
            if (from.parts[i] == null) {
                into.fail(i, from.failure(i));
                continue;
            }
            into.miss(i, from.missed(i));
            try {
                types[i].merge(into.parts[i], from.parts[i]);
            } catch (RuntimeException failure) {
                fail(into, i, failure);
            }
        }
    }

    /** Slides over accumulators of this composite; a new one that holds none. */
    public SlidingComposite sliding() {
        return new SlidingComposite(types);
    }

    /** Whether {@linkplain AccumulatorType#slidesSmall all parts slide in little memory}. */
    public boolean slidesSmall() {
        for (AccumulatorType<Object> type : types) {
            if (!type.slidesSmall()) {
                return false;
            }
        }
        return true;
    }

    /** A deep copy. */
    public CompositeAccumulator copy(CompositeAccumulator accumulator) {
        Object[] parts = new Object[types.length];
        for (int i = 0; i < parts.length; i++) {
            Object part = accumulator.parts[i];
            parts[i] = part == null ? null : types[i].copy(part);
        }
        CompositeAccumulator copy = new CompositeAccumulator(parts);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == null) {
                copy.fail(i, accumulator.failure(i));
            }
            copy.miss(i, accumulator.missed(i));
        }
        return copy;
    }

    /**
     * Reads the values of all parts; does not change what the accumulator holds, though a part may put that in another order.
     *
     * @param window the window whose events the accumulator holds
     */
    public WindowValues result(CompositeAccumulator accumulator, WindowView window) {
        Object[] values = new Object[aggregates.length];
        String[] errors = null;
        long[] used = null;
        for (int i = 0; i < values.length; i++) {
            int type = typeOfAggregate[i];
            Object part = accumulator.parts[type];
            String error = accumulator.failure(type);
            if (error == null) {
                try {
                    values[i] = ResultValues.checked(aggregates[i].result(part, window));
                    long taken = types[type].used(part);
                    taken = taken == AccumulatorType.ALL ? window.count() - accumulator.missed(type) : taken;
                    if (used == null && taken != window.count()) {
                        used = allUsed(i, errors, window.count());
                    }
                    if (used != null) {
                        used[i] = taken;
                    }
                } catch (RuntimeException failure) {
                    values[i] = null;
                    error = describe(failure);
                }
            }
            if (error != null) {
                errors = errors == null ? new String[values.length] : errors;
                errors[i] = error;
            }
        }
        return new WindowValues(names, values, errors, used);
    }

    /** What the parts before one have used, of which each has taken in all events or has failed. */
    private long[] allUsed(int part, String[] errors, long count) {
        long[] used = new long[aggregates.length];
        for (int i = 0; i < part; i++) {
            used[i] = errors != null && errors[i] != null ? 0 : count;
        }
        return used;
    }

    /** An accumulator whose every part has yet to be {@linkplain #readPart read} or {@linkplain #beginPart begun}. */
    public CompositeAccumulator unread() {
        return new CompositeAccumulator(new Object[types.length]);
    }

    /**
     * Begins a part in a window that already holds events: one that an earlier configuration did not have. Its value covers
     * the events from now on, and {@link WindowValues#used} says so. A part that keeps no state misses nothing.
     *
     * @param held events that the window holds
     */
    public void beginPart(CompositeAccumulator accumulator, int part, long held) {
        accumulator.parts[part] = types[part].create();
        if (accumulator.parts[part] != NoState.INSTANCE) {
            accumulator.miss(part, held);
        }
    }

    /**
     * Writes one part, by its place in the {@linkplain #signature signature}: {@code byte 1} and the part's own bytes; {@code
     * byte 2}, a varint of the events it has missed, and its own bytes; or {@code byte 0} and a failure as modified UTF-8.
     */
    public void writePart(CompositeAccumulator accumulator, int part, DataOutput out) throws IOException {
        Object state = accumulator.parts[part];
        long missed = accumulator.missed(part);
        if (state == null) {
            out.writeByte(FAILED);
            out.writeUTF(accumulator.failure(part));
        } else if (missed == 0) {
            out.writeByte(WHOLE);
            types[part].write(state, out);
        } else {
            out.writeByte(BEGUN_LATE);
            Varints.writeUnsigned(missed, out);
            types[part].write(state, out);
        }
    }

    /**
     * Reads what {@link #writePart} wrote into an {@linkplain #unread unread} part.
     *
     * @throws IOException when the bytes are not those of a part
     */
    public void readPart(CompositeAccumulator accumulator, int part, DataInput in) throws IOException {
        byte kind = in.readByte();
        switch (kind) {
            case FAILED -> accumulator.fail(part, in.readUTF());
            case WHOLE -> accumulator.parts[part] = types[part].read(in);
            case BEGUN_LATE -> {
                accumulator.miss(part, Varints.readUnsigned(in));
                accumulator.parts[part] = types[part].read(in);
            }
            default ->
                throw new IOException("the accumulator " + types[part].signature() + " begins with byte " + kind
                        + " where 0, 1 or 2 is possible: the state is damaged");
        }
    }

    /** Writes all parts, one behind the other in the order of the {@linkplain #signature signature}. */
    public void write(CompositeAccumulator accumulator, DataOutput out) throws IOException {
        for (int part = 0; part < types.length; part++) {
            writePart(accumulator, part, out);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when the bytes are not those of such an accumulator
     */
    public CompositeAccumulator read(DataInput in) throws IOException {
        CompositeAccumulator accumulator = unread();
        for (int part = 0; part < types.length; part++) {
            readPart(accumulator, part, in);
        }
        return accumulator;
    }

    private static void fail(CompositeAccumulator accumulator, int part, RuntimeException failure) {
        accumulator.fail(part, describe(failure));
    }

    /** Longest failure text kept in state, in characters; three bytes each fit the 64 KiB of modified UTF-8. */
    private static final int MAX_FAILURE_LENGTH = 1000;

    /** A failure as it is kept and shown. */
    static String describe(RuntimeException failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return text.length() > MAX_FAILURE_LENGTH ? text.substring(0, MAX_FAILURE_LENGTH) : text;
    }
}
