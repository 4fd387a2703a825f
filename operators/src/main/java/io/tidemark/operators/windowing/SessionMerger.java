package io.tidemark.operators.windowing;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins the sessions that an event touches into one. Live sessions of a key never overlap or touch, so the joined session
 * reaches no further than those the event itself touches.
 */
final class SessionMerger {

    private final ActiveWindows active;
    private final DuePanes due;
    private final List<WindowEntry> touching = new ArrayList<>();

    private CompiledWindow definition;
    private long mergedStart;
    private long mergedEnd;

    SessionMerger(ActiveWindows active, DuePanes due) {
        this.active = active;
        this.due = due;
    }

    /** Finds the live sessions that overlap or touch {@code [start, end)}; O(live windows of the key). */
    void findTouching(CompiledWindow newDefinition, long start, long end) {
        definition = newDefinition;
        mergedStart = start;
        mergedEnd = end;
        touching.clear();
        WindowIndex index = active.index();
        for (int position = 0; position < index.size(); position++) {
            WindowEntry entry = index.get(position);
            if (entry.id.definition() == newDefinition.number && entry.start <= end && entry.end >= start) {
                touching.add(entry);
                mergedStart = Math.min(mergedStart, entry.start);
                mergedEnd = Math.max(mergedEnd, entry.end);
            }
        }
    }

    boolean hasTouching() {
        return !touching.isEmpty();
    }

    /** Start of the session the event would belong to. */
    long mergedStart() {
        return mergedStart;
    }

    /** End of the session the event would belong to. */
    long mergedEnd() {
        return mergedEnd;
    }

    /**
     * Joins the sessions found into one, without the event, and makes it due to take back what they have emitted.
     *
     * @param closed whether the time of the joined session has passed
     */
    LiveWindow merge(boolean closed) {
        WindowEntry first = touching.get(0);
        LiveWindow session = active.require(first);
        if (first.start == mergedStart && first.end == mergedEnd) {
            return session;
        }
        noteAbsorbed(session);
        for (int i = 1; i < touching.size(); i++) {
            LiveWindow other = active.require(touching.get(i));
            noteAbsorbed(other);
            definition.merge(session, other);
            active.drop(touching.get(i));
        }
        active.rebound(session, mergedStart, mergedEnd, closed);
        return session;
    }

    private void noteAbsorbed(LiveWindow session) {
        if (session.nextPane > 0) {
            due.add(new AbsorbedSession(definition.number, session.start, session.end, session.nextPane));
        }
    }
}
