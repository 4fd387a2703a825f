package io.tidemark.operators.state;

import io.tidemark.operators.windowing.LiveWindow;
import java.io.IOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Estimates the memory of live windows. Of each definition and magnitude of the number of events, the first window and then
 * every 64th is measured by its serialised size; the others are taken for the average of those measured. Single windows may
 * be far off, the sum over many is not: it is the sum that has a bound.
 */
final class WindowSizes {

    private static final int SAMPLE_EVERY = 64;
    /** One measurement moves the average by this part of the difference. */
    private static final int SMOOTHING = 8;
    /** Objects and references of a window and its accumulators, whatever they hold. */
    private static final int BASE_BYTES = 400;
    /** Memory of a serialised byte: sketches hold an array where their bytes hold short numbers. */
    private static final int BYTES_PER_BYTE = 3;

    private static final int INITIAL_BUFFER_BYTES = 1024;
    private static final int MAGNITUDES = Long.SIZE + 1;

    private final LiveWindowSerializer serializer;
    private final DataOutputSerializer buffer = new DataOutputSerializer(INITIAL_BUFFER_BYTES);
    /** By number of the definition and magnitude; 0 where nothing was measured. */
    private final int[][] averages;

    private int sinceSample;

    WindowSizes(LiveWindowSerializer serializer) {
        this.serializer = serializer;
        this.averages = new int[serializer.catalog().nextNumber()][MAGNITUDES];
    }

    /** The bits of the number of events that a window holds. */
    static int magnitude(LiveWindow window) {
        return Long.SIZE - Long.numberOfLeadingZeros(window.count);
    }

    /** Estimated memory in bytes of a window. */
    int of(LiveWindow window) {
        int[] ofDefinition = averages[window.id.definition()];
        int magnitude = magnitude(window);
        int average = ofDefinition[magnitude];
        sinceSample++;
        if (average == 0) {
            ofDefinition[magnitude] = measure(window);
        } else if (sinceSample >= SAMPLE_EVERY) {
            sinceSample = 0;
            ofDefinition[magnitude] = average + (measure(window) - average) / SMOOTHING;
        }
        return ofDefinition[magnitude];
    }

    private int measure(LiveWindow window) {
        buffer.clear();
        try {
            serializer.serialize(window, buffer);
        } catch (IOException failure) {
            throw new IllegalStateException("cannot write live window " + window.id, failure);
        }
        return (int) Math.min(Integer.MAX_VALUE, BASE_BYTES + (long) BYTES_PER_BYTE * buffer.length());
    }
}
