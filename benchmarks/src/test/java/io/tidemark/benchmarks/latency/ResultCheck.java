package io.tidemark.benchmarks.latency;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds results against what was sent: every key of every window once, with its events, and the values in total. */
final class ResultCheck {

    private static final double SUM_TOLERANCE = 1e-9;

    private final Map<Long, SentWindow> sent;
    private final Map<Long, Seen> seen = new HashMap<>();

    private static final class Seen {
        private final BitSet keys = new BitSet();
        private long events;
        private double sum;
    }

    /**
     * @param sent by the starts of the windows, all of the windows to check and no other
     */
    private ResultCheck(Map<Long, SentWindow> sent) {
        this.sent = sent;
    }

    /**
     * @param sent by the starts of the windows, those of the results and no other
     * @throws WrongResultsException when a result is missing, double or wrong
     */
    static void check(Map<Long, SentWindow> sent, List<SeenResult> results) throws WrongResultsException {
        ResultCheck check = new ResultCheck(sent);
        for (SeenResult result : results) {
            check.add(result);
        }
        for (Map.Entry<Long, SentWindow> window : sent.entrySet()) {
            check.requireWhole(window.getKey(), window.getValue());
        }
    }

    private void add(SeenResult result) throws WrongResultsException {
        SentWindow window = sent.get(result.start());
        long expected = window == null || result.key() >= window.keys() ? 0 : window.events(result.key());
        if (result.count() != expected || !result.onTime()) {
            throw new WrongResultsException(
                    "expected " + expected + " events of this key and window, on time: " + result);
        }
        Seen already = seen.computeIfAbsent(result.start(), unused -> new Seen());
        if (already.keys.get(result.key())) {
            throw new WrongResultsException("a second result of this key and window: " + result);
        }
        already.keys.set(result.key());
        already.events += result.count();
        already.sum += result.sum();
    }

    private void requireWhole(long start, SentWindow window) throws WrongResultsException {
        Seen found = seen.getOrDefault(start, new Seen());
        if (found.events != window.events()) {
            throw new WrongResultsException("the window that starts at " + start + ": " + window.events()
                    + " events were sent, its results hold " + found.events + " of " + found.keys.cardinality()
                    + " keys");
        }
        if (Math.abs(found.sum - window.sum()) > SUM_TOLERANCE * window.sum()) {
            throw new WrongResultsException("the window that starts at " + start + ": the values that were sent sum to "
                    + window.sum() + ", those of its results to " + found.sum);
        }
    }
}
