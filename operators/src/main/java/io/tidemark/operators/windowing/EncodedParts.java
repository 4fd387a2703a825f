package io.tidemark.operators.windowing;

import java.util.List;

/**
 * The accumulators of a window as bytes, and the layout in which the window was written; immutable.
 *
 * @param triggers signatures of the triggers, in the order of the window's trigger states
 * @param accumulators signatures of the accumulators, in the order of their bytes
 * @param lengths of each accumulator's bytes
 * @param bytes of all accumulators, one behind the other; owned by this record
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed from one serializer to the next
public record EncodedParts(List<String> triggers, List<String> accumulators, int[] lengths, byte[] bytes) {}
