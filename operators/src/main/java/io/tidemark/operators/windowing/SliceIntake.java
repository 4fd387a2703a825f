package io.tidemark.operators.windowing;

import io.tidemark.functions.window.WindowAssigner;

/**
 * The way of an event into the slices of a group: one update for all windows of its members. The common event, on time in all
 * its windows and in a slice that is there, needs nothing else; the others look at each of their windows in the key's index.
 */
final class SliceIntake<T> {

    private final CompiledSlices group;
    private final Lateness lateness;
    private final ActiveWindows active;
    private final ActiveSlices slices;
    private final PairIntake<T> pairs;
    private final DuePanes due;
    private final Arrival<T> arrival;
    private final WindowAssigner.Windows takePair = this::takePair;

    // The arrival under way.
    private long start;
    private LiveWindow slice;
    private CompiledWindow member;
    /** Whether all windows take the event on time, and in slices. */
    private boolean plain;
    /** Of an event that opens a slice: windows that reach back to this time, or beyond {@link #reachesTo}, are in slices. */
    private long reachesFrom;

    private long reachesTo;
    /** Whether some window takes the event in slices. */
    private boolean shared;
    /** Whether some window keeps its own events. */
    private boolean mixed;
    /** Whether the time of some window has passed. */
    private boolean late;

    SliceIntake(
            CompiledSlices group,
            Lateness lateness,
            ActiveWindows active,
            ActiveSlices slices,
            PairIntake<T> pairs,
            DuePanes due,
            Arrival<T> arrival) {
        this.group = group;
        this.lateness = lateness;
        this.active = active;
        this.slices = slices;
        this.pairs = pairs;
        this.due = due;
        this.arrival = arrival;
    }

    /**
     * Finds the slice of the arrival.
     *
     * @return whether no window has to be looked at
     */
    boolean begin() {
        start = group.slices.start(arrival.time());
        slice = slices.find(group, start);
        boolean onTime = arrival.watermark() < start + group.slices.widthMillis() - 1;
        plain = slice != null && !slice.mixed && onTime;
        shared = plain;
        reachesFrom = Long.MIN_VALUE;
        reachesTo = Long.MAX_VALUE;
        if (slice == null && onTime) {
            lookAtNeighbours();
        }
        mixed = false;
        late = false;
        return plain;
    }

    /**
     * Windows of a new slice that also hold a neighbouring one were opened with that: mostly all but the newest window. They need
     * not be looked for if no window of the neighbour keeps its own events.
     */
    private void lookAtNeighbours() {
        SliceList live = active.index().slices(group.number);
        if (live == null) {
            return;
        }
        int next = live.ceiling(start);
        if (next > 0 && isUnmixed(live, live.start(next - 1))) {
            reachesFrom = live.start(next - 1);
        }
        if (next < live.size() && isUnmixed(live, live.start(next))) {
            reachesTo = live.start(next);
        }
    }

    private boolean isUnmixed(SliceList live, long neighbour) {
        return live.isUnmixed(neighbour) || !slices.require(live, neighbour).mixed;
    }

    /** Whether the arrival has to go into windows that keep their own events: the bounds of some are cut short. */
    boolean cannotShare() {
        return !group.covers(arrival.time());
    }

    /** Takes the arrival into all its windows of a member, as far as slices do not. */
    void take(CompiledWindow newMember) {
        if (plain) {
            newMember.pairs.onTime += arrival.count() * newMember.assigner.windowsAt(start);
        } else {
            member = newMember;
            member.assigner.assign(arrival.time(), takePair);
        }
    }

    private void takePair(long windowStart, long windowEnd) {
        if (windowStart <= reachesFrom || windowEnd > reachesTo) {
            pairs.count(member, Verdict.ON_TIME);
            shared = true;
            return;
        }
        Verdict verdict = lateness.judge(windowEnd, arrival.watermark());
        WindowEntry entry = active.index().find(member.number, windowStart, windowEnd);
        late |= verdict != Verdict.ON_TIME;
        if (verdict == Verdict.TOO_LATE) {
            if (entry != null && entry.isSliced()) {
                // The slice may take the event for other windows; this one must not see it, whatever the threshold
                // becomes.
                active.takeOutOfSlices(entry);
                mixed = true;
            }
            pairs.refuseLate(member, windowStart, windowEnd);
        } else if (entry != null && !entry.isSliced()) {
            pairs.update(member, active.require(entry), verdict);
            mixed = true;
        } else if (entry == null
                && verdict == Verdict.LATE
                && slices.haveAny(group, windowStart, windowEnd, active.index())) {
            openApart(windowStart, windowEnd, verdict);
        } else {
            boolean closed = Lateness.hasPassed(windowEnd, arrival.watermark());
            WindowEntry taking = entry == null ? active.openInSlices(member, windowStart, windowEnd, closed) : entry;
            pairs.count(member, verdict);
            shared = true;
            if (taking.closed) {
                due.add(active.require(taking));
                pairs.handOn(member, windowStart, windowEnd);
            }
        }
    }

    /** Slices that are there before their window hold events that it has refused, under a smaller threshold than now. */
    private void openApart(long windowStart, long windowEnd, Verdict verdict) {
        boolean closed = Lateness.hasPassed(windowEnd, arrival.watermark());
        pairs.update(member, active.open(member, windowStart, windowEnd, closed), verdict);
        slices.markMixed(group, windowStart, windowEnd, active.index());
        mixed = true;
    }

    /** Adds the arrival to its slice, once all members have taken it. */
    void end() {
        if (late) {
            slices.changesBelowWatermark(group, start);
        }
        if (shared) {
            if (slice == null) {
                slice = slices.open(group, start, active.index());
                // All windows may have been there before, but the index has to name the slice.
                active.indexChanged();
            }
            if (mixed) {
                slices.markMixed(slice, active.index().slices(group.number));
            }
            arrival.addTo(slice, group.aggregate);
        }
        slice = null;
    }
}
