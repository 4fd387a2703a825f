package io.tidemark.functions.aggregate;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * The values of one pane: an immutable snapshot, in the order of the composite's parts.
 *
 * <p>The arrays are owned by the snapshot once passed in; nobody changes them afterwards.
 */
public final class WindowValues {

    private final List<String> names;
    private final Object[] values;
    private final String[] errors;
    private final long[] used;

    /**
     * @param names of the parts, shared by all panes of a definition
     * @param values one a part; {@code null} for too few events or a failed part
     * @param errors one a part, {@code null} where the part is fine; {@code null} when all are
     * @param used events each part took in; {@code null} when every part took all events of the pane
     */
    public WindowValues(List<String> names, Object[] values, String[] errors, long[] used) {
        if (values.length != names.size()
                || (errors != null && errors.length != values.length)
                || (used != null && used.length != values.length)) {
            throw new IllegalArgumentException("values, errors and used must each have one entry for each of " + names);
        }
        this.names = names;
        this.values = values;
        this.errors = errors;
        this.used = used;
    }

    /**
     * These values with further ones behind them, which take in all events of the pane. One that fails leaves the others as they
     * are.
     *
     * @param allNames of these and the further parts, shared by all panes of a definition
     * @param count events of the pane
     * @param more computes the further values, numbered from 0
     */
    public WindowValues extended(List<String> allNames, long count, IntFunction<Object> more) {
        Object[] allValues = Arrays.copyOf(values, allNames.size());
        String[] allErrors = errors == null ? null : Arrays.copyOf(errors, allValues.length);
        long[] allUsed = used == null ? null : Arrays.copyOf(used, allValues.length);
        for (int part = values.length; part < allValues.length; part++) {
            try {
                allValues[part] = ResultValues.checked(more.apply(part - values.length));
            } catch (RuntimeException failure) {
                allErrors = allErrors == null ? new String[allValues.length] : allErrors;
                allErrors[part] = CompositeAggregate.describe(failure);
            }
            if (allUsed != null) {
                allUsed[part] = count;
            }
        }
        return new WindowValues(allNames, allValues, allErrors, allUsed);
    }

    /** Number of parts. */
    public int size() {
        return values.length;
    }

    /** The names of the parts, in order. */
    public List<String> names() {
        return names;
    }

    /** The value of a part, or {@code null} for too few events or a failed part. */
    public Object value(int part) {
        return values[part];
    }

    /**
     * The value of the part with this name.
     *
     * @throws IllegalArgumentException when there is no such part
     */
    public Object value(String name) {
        int part = names.indexOf(name);
        if (part < 0) {
            throw new IllegalArgumentException("no value " + name + " among " + names);
        }
        return values[part];
    }

    /** Why a part failed, or {@code null} when it did not. */
    public String error(int part) {
        return errors == null ? null : errors[part];
    }

    /** Whether any part failed. */
    public boolean hasErrors() {
        return errors != null;
    }

    /** Whether some part took in fewer events than the pane holds. */
    public boolean hasSkipped() {
        return used != null;
    }

    /**
     * Events the part took in; meaningful only when {@link #hasSkipped}.
     *
     * @return -1 when every part took all events of the pane
     */
    public long used(int part) {
        return used == null ? -1 : used[part];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WindowValues that
                && names.equals(that.names)
                && Arrays.equals(values, that.values)
                && Arrays.equals(errors, that.errors)
                && Arrays.equals(used, that.used);
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int part = 0; part < values.length; part++) {
            text.append(part == 0 ? "" : ", ")
                    .append(names.get(part))
                    .append('=')
                    .append(values[part]);
        }
        return text.append('}').toString();
    }
}
