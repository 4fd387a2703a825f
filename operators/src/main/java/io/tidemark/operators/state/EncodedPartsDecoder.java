package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.windowing.EncodedParts;
import io.tidemark.operators.windowing.LiveWindow;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * Brings a window that was written in one layout into that of a definition: triggers and accumulators with equal signatures
 * keep their state, those that the definition has no longer are skipped, and new ones begin now.
 */
final class EncodedPartsDecoder {

    private EncodedPartsDecoder() {}

    /**
     * @param window to be changed; its {@link LiveWindow#encoded} parts are there
     * @param signature that of {@code definition}
     */
    static void decode(LiveWindow window, WindowSignature signature, WindowDefinition definition) throws IOException {
        EncodedParts encoded = window.encoded;
        CompositeAccumulator accumulator = accumulator(encoded, signature, definition.aggregate(), window.count);
        window.triggerStates = triggerStates(
                window.triggerStates,
                LayoutMatch.match(encoded.triggers(), signature.triggers()),
                definition.triggers());
        window.accumulator = accumulator;
        window.encoded = null;
    }

    private static CompositeAccumulator accumulator(
            EncodedParts encoded, WindowSignature signature, CompositeAggregate aggregate, long held)
            throws IOException {
        int[] places = LayoutMatch.match(encoded.accumulators(), signature.accumulators());
        int[] lengths = encoded.lengths();
        int[] offsets = new int[lengths.length];
        for (int place = 1; place < offsets.length; place++) {
            offsets[place] = offsets[place - 1] + lengths[place - 1];
        }
        CompositeAccumulator accumulator = aggregate.unread();
        DataInputDeserializer in = new DataInputDeserializer();
        for (int part = 0; part < places.length; part++) {
            int place = places[part];
            if (place == LayoutMatch.NONE) {
                aggregate.beginPart(accumulator, part, held);
            } else {
                in.setBuffer(encoded.bytes(), offsets[place], lengths[place]);
                aggregate.readPart(accumulator, part, in);
                requireEnd(in, signature, part);
            }
        }
        return accumulator;
    }

    private static long[] triggerStates(long[] written, int[] places, List<Trigger> triggers) {
        long[] states = new long[places.length];
        for (int trigger = 0; trigger < states.length; trigger++) {
            int place = places[trigger];
            states[trigger] = place == LayoutMatch.NONE ? triggers.get(trigger).initialState() : written[place];
        }
        return states;
    }

    /** A part that leaves bytes over was written by something else. */
    static void requireEnd(DataInputDeserializer in, WindowSignature signature, int part) throws IOException {
        if (in.available() > 0) {
            throw new IOException(in.available() + " bytes too many behind accumulator "
                    + signature.accumulators().get(part) + " of window " + signature.name());
        }
    }
}
