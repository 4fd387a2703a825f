package io.tidemark.benchmarks;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What both engines are given to do.
 *
 * @param name short name on the command line
 * @param shape type of the windows
 * @param size size of the windows, or gap of the sessions
 * @param slide distance of sliding windows; the size for others
 * @param keys number of keys
 * @param eventsPerSecond events for each second of event time
 * @param settlingSeconds event time before measuring begins: by then windows are full and the first have fired
 * @param events number of events, the settling ones included
 */
record Workload(
        String name,
        WindowShape shape,
        Duration size,
        Duration slide,
        int keys,
        long eventsPerSecond,
        int settlingSeconds,
        long events)
        implements Serializable {

    /** All workloads, in the order of their names. */
    static final List<Workload> ALL = List.of(
            of("W1", WindowShape.TUMBLING, 1, 1, 1, 1_000_000, 2, 10_000_000),
            of("W2", WindowShape.TUMBLING, 10, 10, 10_000, 100_000, 10, 4_000_000),
            of("W3s", WindowShape.SLIDING, 60, 1, 1_000, 2_000, 60, 160_000),
            of("W5", WindowShape.SESSION, 5, 5, 10_000, 100_000, 15, 4_000_000));

    /** A quick run has this fraction of the keys, the rate and the events; windows hold as many events as before. */
    private static final int QUICK_DIVISOR = 4;

    private static Workload of(
            String name,
            WindowShape shape,
            int sizeSeconds,
            int slideSeconds,
            int keys,
            long eventsPerSecond,
            int settlingSeconds,
            long events) {
        return new Workload(
                name,
                shape,
                Duration.ofSeconds(sizeSeconds),
                Duration.ofSeconds(slideSeconds),
                keys,
                eventsPerSecond,
                settlingSeconds,
                events);
    }

    /** This workload with another number of events. */
    Workload withEvents(long newEvents) {
        return new Workload(name, shape, size, slide, keys, eventsPerSecond, settlingSeconds, newEvents);
    }

    /** A smaller workload of the same kind. */
    Workload quick() {
        return new Workload(
                name,
                shape,
                size,
                slide,
                Math.max(1, keys / QUICK_DIVISOR),
                eventsPerSecond / QUICK_DIVISOR,
                settlingSeconds,
                events / QUICK_DIVISOR);
    }

    /** Events before measuring begins; at most half of all. */
    long settlingEvents() {
        return Math.min(settlingSeconds * eventsPerSecond, events / 2);
    }

    /** Events of the measured part. */
    long measuredEvents() {
        return events - settlingEvents();
    }

    /** The workload in words. */
    String description() {
        String windows =
                switch (shape) {
                    case TUMBLING -> "tumbling " + size.toSeconds() + " s";
                    case SLIDING -> "sliding " + size.toSeconds() + " s / " + slide.toSeconds() + " s";
                    case SESSION -> "sessions, gap " + size.toSeconds() + " s";
                };
        return keys + (keys == 1 ? " key, " : " keys, ") + windows;
    }
}
