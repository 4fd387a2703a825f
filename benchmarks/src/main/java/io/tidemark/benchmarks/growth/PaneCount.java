package io.tidemark.benchmarks.growth;

import io.tidemark.benchmarks.workload.SampleCursor;
import io.tidemark.benchmarks.workload.Workload;
import java.util.BitSet;

/**
 * How many panes aligned windows have, without their contents: for streams too large for an oracle.
 *
 * @param settling of windows that end by the end of the settling phase
 * @param measured of windows that end later, but by the end of the measured phase
 */
record PaneCount(long settling, long measured) {

    static PaneCount of(Workload workload) {
        int slide = workload.slideMillis();
        int overlap = workload.sizeMillis() / slide;
        int slices = (int) ((workload.endMillis() - Workload.START_MILLIS) / slide) + 1;
        BitSet[] keysOfSlice = new BitSet[slices];
        for (SampleCursor cursor = new SampleCursor(workload); cursor.advance(); ) {
            int slice = (int) ((cursor.time() - Workload.START_MILLIS) / slide);
            if (slice < slices) {
                if (keysOfSlice[slice] == null) {
                    keysOfSlice[slice] = new BitSet(workload.keys());
                }
                keysOfSlice[slice].set(cursor.key());
            }
        }
        long settling = 0;
        long measured = 0;
        for (int last = 0; last < slices; last++) {
            long end = Workload.START_MILLIS + (last + 1L) * slide;
            if (end <= workload.endMillis()) {
                int keys = keys(keysOfSlice, Math.max(0, last - overlap + 1), last);
                settling += end <= workload.settledMillis() ? keys : 0;
                measured += end <= workload.settledMillis() ? 0 : keys;
            }
        }
        return new PaneCount(settling, measured);
    }

    private static int keys(BitSet[] keysOfSlice, int from, int to) {
        BitSet keys = new BitSet();
        for (int slice = from; slice <= to; slice++) {
            if (keysOfSlice[slice] != null) {
                keys.or(keysOfSlice[slice]);
            }
        }
        return keys.cardinality();
    }
}
