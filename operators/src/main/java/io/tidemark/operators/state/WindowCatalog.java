package io.tidemark.operators.state;

import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The window definitions whose windows may be in the state, each under a number that does not change while its name stays in
 * the pipeline: the key by which state written under one configuration finds its definition under the next. Kept in the
 * operator's state, and in the snapshot of the windows' serializer for readers that have nothing else.
 *
 * <p>Bytes, {@code v} a {@linkplain Varints varint}, {@code text} as {@link io.tidemark.functions.codec.Texts} writes it:
 *
 * <pre>
 * byte timeDomain: 0 event, 1 processing | v nextNumber
 * v definitions | for each: v number | text name | boolean retired | byte kind
 *                 | v triggers | for each: text signature | v accumulators | for each: text signature
 * </pre>
 *
 * @param timeDomain which clock closes the windows
 * @param nextNumber the number of the next new definition; above every number ever given
 * @param windows in the order of the pipeline, then those retired
 */
public record WindowCatalog(TimeDomain timeDomain, int nextNumber, List<WindowSignature> windows)
        implements Serializable {

    /** Arrays are indexed by number; a larger one means broken bytes. */
    static final int MAX_NUMBER = 1 << 20;

    private static final int EVENT_CODE = 0;
    private static final int PROCESSING_CODE = 1;

    public WindowCatalog {
        windows = List.copyOf(windows);
    }

    /** The catalog of a pipeline without earlier state: numbers in its order. */
    public static WindowCatalog of(TimeDomain timeDomain, List<WindowDefinition> definitions) {
        return new WindowCatalog(timeDomain, 0, List.of()).evolve(timeDomain, definitions);
    }

    /**
     * The catalog of a pipeline that takes over the state of this one. Definitions whose names both have keep their numbers,
     * new ones get new numbers, and those that the pipeline has no longer are retired; what was retired already is forgotten.
     *
     * @throws IllegalStateException when the pipeline cannot take over the state, with what differs and what to do
     */
    public WindowCatalog evolve(TimeDomain newTimeDomain, List<WindowDefinition> definitions) {
        if (!windows.isEmpty() && newTimeDomain != timeDomain) {
            throw new IllegalStateException("the saved state was written under " + words(timeDomain)
                    + ", the pipeline now says " + words(newTimeDomain)
                    + ": the clocks have nothing to do with each other."
                    + " Restore with " + words(timeDomain) + ", or start without the state.");
        }
        Map<String, WindowSignature> saved = new HashMap<>();
        live().forEach(window -> saved.put(window.name(), window));
        refuseOtherKinds(saved, definitions);
        List<WindowSignature> evolved = new ArrayList<>();
        int next = nextNumber;
        for (WindowDefinition definition : definitions) {
            WindowSignature before = saved.remove(definition.name());
            evolved.add(WindowSignature.of(before == null ? next++ : before.number(), definition));
        }
        for (WindowSignature window : windows) {
            if (saved.containsValue(window)) {
                evolved.add(window.retire());
            }
        }
        return new WindowCatalog(newTimeDomain, next, evolved);
    }

    private static void refuseOtherKinds(Map<String, WindowSignature> saved, List<WindowDefinition> definitions) {
        List<String> differences = new ArrayList<>();
        for (WindowDefinition definition : definitions) {
            WindowSignature before = saved.get(definition.name());
            WindowKind kind = WindowKind.of(definition.assigner());
            if (before != null && before.kind() != kind) {
                differences.add(
                        definition.name() + " is " + before.kind() + " in the state and " + kind + " in the pipeline");
            }
        }
        if (!differences.isEmpty()) {
            throw new IllegalStateException("the saved state does not fit the pipeline: window "
                    + String.join("; window ", differences)
                    + ". Give the new window another name (what is saved under the old one is then dropped), restore with the"
                    + " definition in the state, or start without the state.");
        }
    }

    private static String words(TimeDomain timeDomain) {
        return timeDomain == TimeDomain.EVENT ? "time: event" : "time: processing";
    }

    /** The definitions that the pipeline has, in its order. */
    public List<WindowSignature> live() {
        return windows.stream().filter(window -> !window.retired()).toList();
    }

    /** The definitions that the pipeline has no longer. */
    public List<WindowSignature> retired() {
        return windows.stream().filter(WindowSignature::retired).toList();
    }

    /** This catalog once the windows of retired definitions are gone. */
    public WindowCatalog withoutRetired() {
        return new WindowCatalog(timeDomain, nextNumber, live());
    }

    /** The signatures indexed by number, {@code null} where no definition has the number. */
    WindowSignature[] byNumber() {
        WindowSignature[] byNumber = new WindowSignature[nextNumber];
        windows.forEach(window -> byNumber[window.number()] = window);
        return byNumber;
    }

    /**
     * By number, whether a definition has other triggers than in the catalog that this one has evolved from: the deadlines of
     * its live windows are then to be asked anew.
     */
    public boolean[] otherTriggers(WindowCatalog earlier) {
        boolean[] others = new boolean[nextNumber];
        WindowSignature[] now = byNumber();
        for (WindowSignature before : earlier.windows) {
            WindowSignature after = now[before.number()];
            others[before.number()] = after != null && !after.triggers().equals(before.triggers());
        }
        return others;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(timeDomain == TimeDomain.EVENT ? EVENT_CODE : PROCESSING_CODE);
        Varints.writeUnsigned(nextNumber, out);
        Varints.writeUnsigned(windows.size(), out);
        for (WindowSignature window : windows) {
            window.write(out);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when the bytes are not those of a catalog
     */
    static WindowCatalog read(DataInput in) throws IOException {
        TimeDomain timeDomain =
                switch (in.readByte()) {
                    case EVENT_CODE -> TimeDomain.EVENT;
                    case PROCESSING_CODE -> TimeDomain.PROCESSING;
                    default ->
                        throw new IOException("the saved window definitions name no known clock: the state is damaged");
                };
        int nextNumber = Varints.readLength(in, MAX_NUMBER);
        List<WindowSignature> windows = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (int left = Varints.readLength(in, MAX_NUMBER); left > 0; left--) {
            WindowSignature window = WindowSignature.read(in);
            if (window.number() >= nextNumber || !numbers.add(window.number())) {
                throw new IOException(
                        "the saved window definition " + window.name() + " has the number " + window.number()
                                + ", which is given twice or beyond " + nextNumber + ": the state is damaged");
            }
            windows.add(window);
        }
        return new WindowCatalog(timeDomain, nextNumber, windows);
    }
}
