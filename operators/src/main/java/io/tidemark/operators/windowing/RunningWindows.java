package io.tidemark.operators.windowing;

import java.util.HashMap;
import java.util.Map;

/**
 * The running windows of the keys of a subtask, for definitions whose windows overlap. All of it can be forgotten at any time
 * and comes back from the slices; memory is bounded by the number of slices held.
 */
final class RunningWindows {

    /** Slices held over all keys; some 150 bytes each with common aggregates. */
    private static final int MAX_SLICES = 1 << 20;

    private final int definitions;
    private final int maxSlices;
    private final Map<String, RunningWindow[]> byKey = new HashMap<>();
    private int held;

    private String key;
    private RunningWindow[] ofKey;
    private boolean looked;

    /**
     * @param definitions numbers are below this
     */
    RunningWindows(int definitions) {
        this(definitions, MAX_SLICES);
    }

    RunningWindows(int definitions, int maxSlices) {
        this.definitions = definitions;
        this.maxSlices = maxSlices;
    }

    /** Starts a call for the key that has just become current. */
    void begin(String newKey) {
        key = newKey;
        ofKey = null;
        looked = false;
    }

    private RunningWindow[] ofKey() {
        if (!looked) {
            ofKey = byKey.get(key);
            looked = true;
        }
        return ofKey;
    }

    /**
     * The running window of a definition at these bounds. When there is no room for it, it holds its slices for this call
     * only.
     */
    RunningWindow at(CompiledWindow definition, long start, long end, SliceList live, ActiveSlices active) {
        RunningWindow[] all = ofKey();
        RunningWindow running = all == null ? null : all[definition.number];
        if (running == null) {
            running = new RunningWindow(definition.aggregate);
            if (definition.overlapping && held < maxSlices) {
                keep(definition.number, running);
            }
        }
        int before = running.size();
        running.moveTo(start, end, live, active);
        held += isKept(definition.number, running) ? running.size() - before : 0;
        return running;
    }

    private void keep(int number, RunningWindow running) {
        if (ofKey == null) {
            ofKey = new RunningWindow[definitions];
            byKey.put(key, ofKey);
        }
        ofKey[number] = running;
    }

    private boolean isKept(int number, RunningWindow running) {
        return ofKey != null && ofKey[number] == running;
    }

    /** Says that the slice of a group that starts there changes, or that there is one from now on. */
    void sliceChanges(CompiledSlices group, long start) {
        if (ofKey() == null) {
            return;
        }
        for (CompiledWindow member : group.members) {
            RunningWindow running = ofKey[member.number];
            if (running != null) {
                int before = running.size();
                running.sliceChanges(start);
                held += running.size() - before;
            }
        }
    }

    /** Whether the oldest slice of a running window of the group starts there. */
    boolean holds(CompiledSlices group, long start) {
        if (ofKey() == null) {
            return false;
        }
        for (CompiledWindow member : group.members) {
            RunningWindow running = ofKey[member.number];
            if (running != null && running.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets a slice of a group that is about to be dropped, the oldest of the key. */
    void evict(CompiledSlices group, LiveWindow slice) {
        if (ofKey() == null) {
            return;
        }
        for (CompiledWindow member : group.members) {
            RunningWindow running = ofKey[member.number];
            if (running != null) {
                int before = running.size();
                running.evict(slice);
                held += running.size() - before;
            }
        }
    }

    /** Forgets the current key. */
    void forget() {
        if (ofKey() != null) {
            for (RunningWindow running : ofKey) {
                held -= running == null ? 0 : running.size();
            }
            byKey.remove(key);
            ofKey = null;
        }
    }
}
