package io.tidemark.operators.windowing;

import java.util.List;

/** What a window operator has done so far: its part of the proof that nothing disappears. */
public final class WindowLedger {

    private final List<String> windows;
    private final PairLedger[] pairs;

    /** Events that reached the operator. */
    public long events;
    /** Windows opened; a session that grows or merges is opened once. */
    public long windowsCreated;
    /** Panes emitted, retractions aside. */
    public long windowsFired;
    /** Windows that have state now. */
    public long activeWindows;
    /** Keys that have windows now. */
    public long activeKeys;
    /** Anomalies emitted; saved apart from the rest, by pipelines that have detectors. */
    public long anomalies;

    /** An empty ledger for the window definitions with these names. */
    public WindowLedger(List<String> windows) {
        this.windows = List.copyOf(windows);
        this.pairs = new PairLedger[windows.size()];
        for (int definition = 0; definition < pairs.length; definition++) {
            pairs[definition] = new PairLedger();
        }
    }

    /** Names of the window definitions, in order. */
    public List<String> windows() {
        return windows;
    }

    /** The pairs of one definition. */
    public PairLedger pairs(int definition) {
        return pairs[definition];
    }

    /** The pairs of all definitions together; a copy. */
    public PairLedger total() {
        PairLedger total = new PairLedger();
        for (PairLedger one : pairs) {
            total.add(one);
        }
        return total;
    }

    /** Adds what another operator, or an earlier attempt of this one, has done; definitions meet by name. */
    public void add(WindowLedger other) {
        events += other.events;
        windowsCreated += other.windowsCreated;
        windowsFired += other.windowsFired;
        activeWindows += other.activeWindows;
        activeKeys += other.activeKeys;
        anomalies += other.anomalies;
        for (int definition = 0; definition < other.pairs.length; definition++) {
            int here = windows.indexOf(other.windows.get(definition));
            if (here >= 0) {
                pairs[here].add(other.pairs[definition]);
            }
        }
    }
}
