package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.codec.Texts;
import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.window.WindowDefinition;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the state of a definition's windows depends on, readable without the definition.
 *
 * @param number by which windows in the state name their definition; kept as long as the name is in the pipeline, never given
 *     to another
 * @param name of the definition
 * @param retired whether the pipeline has the definition no longer, and its windows wait to be dropped
 * @param kind what its windows' bounds are like
 * @param triggers signatures of its triggers, in the order of their states
 * @param accumulators signatures of its accumulators, in the order of their bytes
 */
public record WindowSignature(
        int number, String name, boolean retired, WindowKind kind, List<String> triggers, List<String> accumulators)
        implements Serializable {

    /** More than any pipeline has: a larger number means broken bytes. */
    private static final int MAX_PARTS = 1 << 16;

    public WindowSignature {
        triggers = List.copyOf(triggers);
        accumulators = List.copyOf(accumulators);
    }

    static WindowSignature of(int number, WindowDefinition definition) {
        WindowKind kind = WindowKind.of(definition.assigner());
        // Slices never fire.
        List<Trigger> triggers = kind == WindowKind.SLICES ? List.of() : definition.triggers();
        return new WindowSignature(
                number,
                definition.name(),
                false,
                kind,
                triggers.stream().map(Trigger::signature).toList(),
                definition.aggregate().signature());
    }

    /** The same, retired. */
    WindowSignature retire() {
        return new WindowSignature(number, name, true, kind, triggers, accumulators);
    }

    /** Whether windows merge. */
    public boolean merging() {
        return kind == WindowKind.SESSION;
    }

    /** Whether windows of both are written alike. */
    boolean hasLayoutOf(WindowSignature other) {
        return triggers.equals(other.triggers) && accumulators.equals(other.accumulators);
    }

    void write(DataOutput out) throws IOException {
        Varints.writeUnsigned(number, out);
        Texts.write(name, out);
        out.writeBoolean(retired);
        out.writeByte(kind.code());
        writeTexts(triggers, out);
        writeTexts(accumulators, out);
    }

    static WindowSignature read(DataInput in) throws IOException {
        return new WindowSignature(
                Varints.readLength(in, WindowCatalog.MAX_NUMBER),
                Texts.read(in),
                in.readBoolean(),
                WindowKind.ofCode(in.readByte()),
                readTexts(in),
                readTexts(in).stream().map(CompositeAggregate::currentSignature).toList());
    }

    private static void writeTexts(List<String> texts, DataOutput out) throws IOException {
        Varints.writeUnsigned(texts.size(), out);
        for (String text : texts) {
            Texts.write(text, out);
        }
    }

    private static List<String> readTexts(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = Varints.readLength(in, MAX_PARTS); left > 0; left--) {
            texts.add(Texts.read(in));
        }
        return texts;
    }
}
