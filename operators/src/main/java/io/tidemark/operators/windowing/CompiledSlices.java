package io.tidemark.operators.windowing;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.window.Slices;

/** A group of definitions that share slices, with its questions answered once. */
final class CompiledSlices {

    /** By which state knows the slices. */
    final int number;

    final CompiledWindow[] members;
    final CompositeAggregate aggregate;
    final Slices slices;
    /** Length of the longest window. */
    final long spanMillis;
    /** Events at these times, and between them, have no window that is cut short by the end of the 64-bit range. */
    private final long earliest;

    private final long latest;

    CompiledSlices(int number, SliceGroup group, CompiledWindow[] definitions) {
        this.number = number;
        this.members =
                group.members().stream().map(position -> definitions[position]).toArray(CompiledWindow[]::new);
        this.aggregate = group.definition().aggregate();
        this.slices = group.slices();
        this.spanMillis = group.spanMillis();
        this.earliest = Long.MIN_VALUE + 2 * Math.min(group.spanMillis(), Long.MAX_VALUE / 4);
        this.latest = -earliest;
        for (CompiledWindow member : members) {
            member.group = this;
        }
    }

    /** Whether all windows at this time have the bounds that the grid gives them. */
    boolean covers(long time) {
        return time >= earliest && time <= latest;
    }

    LiveWindow open(long start) {
        return new LiveWindow(
                new WindowId(number, start, start + slices.widthMillis()), new long[0], aggregate.create());
    }
}
