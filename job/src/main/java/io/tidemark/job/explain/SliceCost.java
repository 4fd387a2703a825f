package io.tidemark.job.explain;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.job.config.ProcessorConfig;
import io.tidemark.operators.windowing.SliceGroup;
import java.util.List;

/**
 * What the state of window definitions takes that share slices: their windows hold no events of their own.
 *
 * @param members names of the definitions
 * @param widthMillis length of a slice
 * @param liveSlices how many slices a key has at a time at most, as long as its events come in order within the
 *     out-of-orderness
 * @param bytesOfSlice what a slice takes in a checkpoint after as many events as {@link WindowCost#EVENTS} says
 */
record SliceCost(List<String> members, long widthMillis, long liveSlices, List<Long> bytesOfSlice) {

    SliceCost {
        members = List.copyOf(members);
        bytesOfSlice = List.copyOf(bytesOfSlice);
    }

    /** The cost of each group. */
    static List<SliceCost> of(List<WindowDefinition> definitions, ProcessorConfig processor) {
        return SliceGroup.of(definitions, processor.windowingOptions()).stream()
                .map(group -> of(group, definitions, processor))
                .toList();
    }

    private static SliceCost of(SliceGroup group, List<WindowDefinition> definitions, ProcessorConfig processor) {
        long width = group.slices().widthMillis();
        return new SliceCost(
                group.members().stream()
                        .map(position -> definitions.get(position).name())
                        .toList(),
                width,
                WindowCost.ceilDiv(group.spanMillis() + WindowCost.heldMillis(processor), width),
                WindowCost.bytes(group.definition().aggregate()));
    }

    /** The bytes of a key at a number of events in each slice. */
    long bytesOfKey(int indexOfEvents) {
        return liveSlices * bytesOfSlice.get(indexOfEvents);
    }
}
