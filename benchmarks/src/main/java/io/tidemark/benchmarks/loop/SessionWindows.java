package io.tidemark.benchmarks.loop;

import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.statistics.CountedWindow;
import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.benchmarks.workload.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sessions: a short list for each key, mostly of one. */
final class SessionWindows implements LoopWindows {

    private final int gap;
    private final PaneBuffer panes;
    private final Map<String, KeySessions> keys = new HashMap<>();

    SessionWindows(int gap, PaneBuffer panes) {
        this.gap = gap;
        this.panes = panes;
    }

    @Override
    public void add(String key, Sample sample) {
        KeySessions sessions = keys.get(key);
        if (sessions == null) {
            sessions = new KeySessions(sample.key);
            keys.put(key, sessions);
        }
        Slice session = sessions.around(sample.time, sample.time + gap);
        session.count++;
        NineStatistics.COMPOSITE.add(session.statistics, sample);
    }

    @Override
    public void advanceTo(long time) {
        for (KeySessions sessions : keys.values()) {
            sessions.fire(time, panes);
        }
    }

    private static final class KeySessions {

        private final int key;
        private final List<Slice> live = new ArrayList<>(2);

        KeySessions(int key) {
            this.key = key;
        }

        /** The session of an event, grown around it and merged with what it then touches. */
        Slice around(long start, long end) {
            Slice found = null;
            for (int i = live.size() - 1; i >= 0; i--) {
                Slice session = live.get(i);
                if (session.start <= end && start <= session.end) {
                    if (found == null) {
                        found = session;
                        found.start = Math.min(found.start, start);
                        found.end = Math.max(found.end, end);
                    } else {
                        found.start = Math.min(found.start, session.start);
                        found.end = Math.max(found.end, session.end);
                        found.merge(session);
                        live.remove(i);
                    }
                }
            }
            if (found == null) {
                found = new Slice(start, end);
                live.add(found);
            }
            return found;
        }

        void fire(long time, PaneBuffer panes) {
            for (int i = live.size() - 1; i >= 0; i--) {
                Slice session = live.get(i);
                if (session.end <= time) {
                    NineStatistics.row(
                                    key,
                                    session.start,
                                    session.end,
                                    NineStatistics.COMPOSITE.result(
                                            session.statistics,
                                            new CountedWindow(session.start, session.end, session.count)))
                            .addTo(panes);
                    live.remove(i);
                }
            }
        }
    }
}
