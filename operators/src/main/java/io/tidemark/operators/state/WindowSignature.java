package io.tidemark.operators.state;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.window.WindowDefinition;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the state of a window definition's windows depends on: state written under one signature can be read under an equal
 * one.
 *
 * @param name of the definition
 * @param merging whether its windows merge: sessions mean nothing to a definition of fixed windows, nor the other way round.
 *     Other changes of bounds do no harm, as live windows keep theirs
 * @param triggers signatures of its triggers, in order
 * @param accumulators signatures of its accumulators, in order
 */
public record WindowSignature(String name, boolean merging, List<String> triggers, List<String> accumulators) {

    public WindowSignature {
        triggers = List.copyOf(triggers);
        accumulators = List.copyOf(accumulators);
    }

    static List<WindowSignature> of(List<WindowDefinition> definitions) {
        List<WindowSignature> signatures = new ArrayList<>();
        for (WindowDefinition definition : definitions) {
            signatures.add(new WindowSignature(
                    definition.name(),
                    definition.assigner().isMerging(),
                    definition.triggers().stream().map(Trigger::signature).toList(),
                    definition.aggregate().signature()));
        }
        return List.copyOf(signatures);
    }

    static void write(List<WindowSignature> signatures, DataOutput out) throws IOException {
        out.writeInt(signatures.size());
        for (WindowSignature signature : signatures) {
            out.writeUTF(signature.name);
            out.writeBoolean(signature.merging);
            writeTexts(signature.triggers, out);
            writeTexts(signature.accumulators, out);
        }
    }

    static List<WindowSignature> read(DataInput in) throws IOException {
        List<WindowSignature> signatures = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            signatures.add(new WindowSignature(in.readUTF(), in.readBoolean(), readTexts(in), readTexts(in)));
        }
        return List.copyOf(signatures);
    }

    private static void writeTexts(List<String> texts, DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    @Override
    public String toString() {
        return name + (merging ? " of sessions" : " of fixed windows") + " with triggers " + triggers + " and accumulators " + accumulators;
    }
}
