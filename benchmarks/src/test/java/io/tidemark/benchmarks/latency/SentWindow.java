package io.tidemark.benchmarks.latency;

/** What was sent for one window: what its results must say. */
final class SentWindow {

    private final int[] eventsByKey;
    private long events;
    private long sumThousandths;
    private long furthestBehindNanos;

    SentWindow(int keys) {
        this.eventsByKey = new int[keys];
    }

    /**
     * @param behindNanos how long after its turn the event was sent
     */
    void add(TrafficEvent event, long behindNanos) {
        eventsByKey[event.key()]++;
        events++;
        sumThousandths += event.thousandths();
        furthestBehindNanos = Math.max(furthestBehindNanos, behindNanos);
    }

    int keys() {
        return eventsByKey.length;
    }

    int events(int key) {
        return eventsByKey[key];
    }

    /** Of all keys. */
    long events() {
        return events;
    }

    /** Of the values of all keys. */
    double sum() {
        return sumThousandths / 1_000.0;
    }

    long furthestBehindNanos() {
        return furthestBehindNanos;
    }
}
