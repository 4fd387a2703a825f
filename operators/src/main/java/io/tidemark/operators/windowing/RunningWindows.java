package io.tidemark.operators.windowing;

import java.util.HashMap;
import java.util.Map;

/**
 * The running windows of the keys of a subtask, for definitions whose windows overlap and whose aggregates slide in little
 * memory. All of it can be forgotten at any time and comes back from the slices; memory is bounded by the number of slices held,
 * a share of the heap. Where a running window is not kept, it serves the windows of one call.
 */
final class RunningWindows {

    /** Memory of a slice in a running window with common aggregates. */
    private static final int SLICE_BYTES = 160;
    /** What a running window takes besides, mostly the bins of a sketch, in slices. */
    static final int BASE_SLICES = 32;
    /** Each subtask keeps running windows in this part of the heap at most. */
    private static final int HEAP_DIVISOR = 16;

    private final int definitions;
    private final int maxSlices;
    private final Map<String, RunningWindow[]> byKey = new HashMap<>();
    /** By definition, for the call under way where none is kept; {@code null} until one is needed. */
    private final RunningWindow[] ofCall;

    private boolean callUsed;
    private int held;

    private String key;
    private RunningWindow[] ofKey;
    private boolean looked;

    /**
     * @param definitions numbers are below this
     */
    RunningWindows(int definitions) {
        this(definitions, sharedHeap());
    }

    private static int sharedHeap() {
        long slices = Runtime.getRuntime().maxMemory() / HEAP_DIVISOR / SLICE_BYTES;
        return (int) Math.min(Integer.MAX_VALUE / 2, slices);
    }

    RunningWindows(int definitions, int maxSlices) {
        this.definitions = definitions;
        this.maxSlices = maxSlices;
        this.ofCall = new RunningWindow[definitions];
    }

    /** Starts a call for the key that has just become current. */
    void begin(String newKey) {
        key = newKey;
        ofKey = null;
        looked = false;
        if (callUsed) {
            for (RunningWindow running : ofCall) {
                if (running != null) {
                    running.clear();
                }
            }
            callUsed = false;
        }
    }

    private RunningWindow[] ofKey() {
        if (!looked) {
            ofKey = byKey.get(key);
            looked = true;
        }
        return ofKey;
    }

    /** The running window of a definition at these bounds; valid during the call. */
    RunningWindow at(CompiledWindow definition, long start, long end, SliceList live, ActiveSlices active) {
        RunningWindow kept = kept(definition);
        if (kept == null) {
            RunningWindow running = ofCall(definition);
            running.moveTo(start, end, live, active);
            return running;
        }
        int before = kept.size();
        kept.moveTo(start, end, live, active);
        held += kept.size() - before;
        return kept;
    }

    /** The one that is kept from window to window, {@code null} when there is none and no room for one. */
    private RunningWindow kept(CompiledWindow definition) {
        RunningWindow[] all = ofKey();
        if (all != null && all[definition.number] != null) {
            return all[definition.number];
        }
        if (!definition.keepsRunning || held >= maxSlices) {
            return null;
        }
        if (ofKey == null) {
            ofKey = new RunningWindow[definitions];
            byKey.put(key, ofKey);
        }
        ofKey[definition.number] = new RunningWindow(definition.aggregate);
        held += BASE_SLICES;
        return ofKey[definition.number];
    }

    private RunningWindow ofCall(CompiledWindow definition) {
        if (ofCall[definition.number] == null) {
            ofCall[definition.number] = new RunningWindow(definition.aggregate);
        }
        callUsed = true;
        return ofCall[definition.number];
    }

    /** Says that the slice of a group that starts there changes, or that there is one from now on. */
    void sliceChanges(CompiledSlices group, long start) {
        RunningWindow[] all = ofKey();
        for (CompiledWindow member : group.members) {
            if (ofCall[member.number] != null) {
                ofCall[member.number].sliceChanges(start);
            }
            RunningWindow running = all == null ? null : all[member.number];
            if (running != null) {
                int before = running.size();
                running.sliceChanges(start);
                held += running.size() - before;
            }
        }
    }

    /** Whether the oldest slice of a running window of the group starts there. */
    boolean holds(CompiledSlices group, long start) {
        RunningWindow[] all = ofKey();
        for (CompiledWindow member : group.members) {
            if (startsWith(ofCall, member, start) || (all != null && startsWith(all, member, start))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(RunningWindow[] windows, CompiledWindow member, long start) {
        return windows[member.number] != null && windows[member.number].startsWith(start);
    }

    /** Forgets a slice of a group that is about to be dropped, the oldest of the key. */
    void evict(CompiledSlices group, LiveWindow slice) {
        RunningWindow[] all = ofKey();
        for (CompiledWindow member : group.members) {
            if (ofCall[member.number] != null) {
                ofCall[member.number].evict(slice);
            }
            RunningWindow running = all == null ? null : all[member.number];
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
                held -= running == null ? 0 : BASE_SLICES + running.size();
            }
            byKey.remove(key);
            ofKey = null;
        }
    }
}
