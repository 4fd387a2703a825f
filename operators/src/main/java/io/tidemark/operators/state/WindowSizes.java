package io.tidemark.operators.state;

import io.tidemark.operators.windowing.LiveWindow;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;

/**
 * Estimates the memory of live windows. Of each definition and magnitude of the number of events, the first window and then
 * every 64th is measured: by what a copy of it allocates. The others are taken for the average of those measured. Single windows
 * may be far off, the sum over many is not, and it is the sum that has a bound.
 */
final class WindowSizes {

    private static final int SAMPLE_EVERY = 64;
    /** One measurement moves the average by this part of the difference. */
    private static final int SMOOTHING = 8;
    /** What a window is taken for by a Java machine that does not count allocations: one of nine statistics of many values. */
    private static final int GUESS_BYTES = 4096;

    private static final int MAGNITUDES = Long.SIZE + 1;

    private final LiveWindowSerializer serializer;
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
            // The first copy may load classes.
            measure(window);
            ofDefinition[magnitude] = measure(window);
        } else if (sinceSample >= SAMPLE_EVERY) {
            sinceSample = 0;
            ofDefinition[magnitude] = average + (measure(window) - average) / SMOOTHING;
        }
        return ofDefinition[magnitude];
    }

    private int measure(LiveWindow window) {
        if (!(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                && threads.isThreadAllocatedMemorySupported())) {
            return GUESS_BYTES;
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        LiveWindow copy = serializer.copy(window);
        try {
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            return (int) Math.max(1, Math.min(Integer.MAX_VALUE, allocated));
        } finally {
            // Or the compiler may find out that nobody needs the copy.
            Reference.reachabilityFence(copy);
        }
    }
}
