package io.tidemark.benchmarks.run;

import com.sun.management.OperatingSystemMXBean;
import io.tidemark.benchmarks.workload.Workload;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One run of one engine: what its source and its sinks note. Engines serialize both, so they find their run by name, in the
 * same process.
 *
 * <p>After the settling phase the source stands still until every pane of a window that ended by then has arrived at a sink:
 * nothing of that phase is left in a queue. Measuring begins with the next event the source sends and ends when the last pane
 * of the windows that end by the end of the measured phase has arrived. No engine can put work off beyond that: all measured
 * events belong to windows that end by then or are needed for them.
 */
public final class Run {

    private static final long GATE_SECONDS = 60;
    private static final Map<String, Run> RUNS = new ConcurrentHashMap<>();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final String name = UUID.randomUUID().toString();
    private final Workload workload;
    private final int parallelism;
    private final AtomicLong settlingPanes;
    private final AtomicLong measuredPanes;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private final List<PaneBuffer> buffers = new ArrayList<>();
    /** {@code null} unless the run is paced. */
    private final Closings closings;

    private boolean began;
    private long beginNanos;
    private long beginCpuNanos;
    private volatile long endNanos;
    private volatile long endCpuNanos;

    private Run(Workload workload, int parallelism, boolean paced, long settlingPanes, long measuredPanes) {
        this.workload = workload;
        this.parallelism = parallelism;
        this.closings = paced ? new Closings(workload) : null;
        this.settlingPanes = new AtomicLong(settlingPanes);
        this.measuredPanes = new AtomicLong(measuredPanes);
        if (settlingPanes == 0) {
            settled.complete(null);
        }
    }

    /**
     * Opens a run.
     *
     * @param parallelism of all operators
     * @param settlingPanes panes of windows that end by the end of the settling phase
     * @param measuredPanes panes of windows that end later, but by the end of the measured phase
     */
    public static Run open(Workload workload, int parallelism, long settlingPanes, long measuredPanes) {
        return opened(new Run(workload, parallelism, false, settlingPanes, measuredPanes));
    }

    /** Opens a run whose events come at the pace of their event time, to measure latency; otherwise as {@link #open}. */
    public static Run openPaced(Workload workload, int parallelism, long settlingPanes, long measuredPanes) {
        return opened(new Run(workload, parallelism, true, settlingPanes, measuredPanes));
    }

    private static Run opened(Run run) {
        RUNS.put(run.name, run);
        return run;
    }

    /** The open run of this name. */
    public static Run named(String name) {
        Run run = RUNS.get(name);
        if (run == null) {
            throw new IllegalStateException("no run " + name + " is under way in this process");
        }
        return run;
    }

    /** Forgets the run; who holds it can still read it. */
    public void close() {
        RUNS.remove(name);
    }

    /** The name it is found by. */
    public String name() {
        return name;
    }

    /** What to do. */
    public Workload workload() {
        return workload;
    }

    /** How many subtasks each operator has. */
    public int parallelism() {
        return parallelism;
    }

    /** Whether events come at a pace, to measure latency, instead of as fast as the engine takes them. */
    public boolean isPaced() {
        return closings != null;
    }

    /** The pace of one share of the source in a paced run; {@code null} in others. */
    public Pace pace() {
        return closings == null
                ? null
                : new Pace(
                        closings,
                        workload.slideMillis(),
                        (double) workload.measured().eventsPerSecond() / parallelism,
                        Workload.START_MILLIS);
    }

    /**
     * Completes when the settling phase has left the engine; a source waits for it after its last settling event. An engine that
     * loses panes would never get there, so it is let through after a while, to be found out at the end.
     */
    public CompletableFuture<Void> settled() {
        return settled.completeOnTimeout(null, GATE_SECONDS, TimeUnit.SECONDS);
    }

    /** A source sends its first measured event; the earliest one counts. */
    public synchronized void measuringBegins() {
        if (!began) {
            began = true;
            beginCpuNanos = SYSTEM.getProcessCpuTime();
            beginNanos = System.nanoTime();
        }
    }

    /** A buffer for the panes of one sink, which one thread fills. */
    public synchronized PaneBuffer buffer() {
        PaneBuffer buffer = new PaneBuffer(this);
        buffers.add(buffer);
        return buffer;
    }

    /**
     * A pane has arrived at a sink.
     *
     * @return how long ago the source sent the event that closed its window, in nanoseconds; below 0 unless the run is paced and
     *     the window belongs to the measured phase and is not its last one
     */
    long arrived(long windowEnd) {
        if (windowEnd <= workload.settledMillis()) {
            if (settlingPanes.decrementAndGet() == 0) {
                settled.complete(null);
            }
        } else if (windowEnd <= workload.endMillis() && measuredPanes.decrementAndGet() == 0) {
            endNanos = System.nanoTime();
            endCpuNanos = SYSTEM.getProcessCpuTime();
        }
        // The last window is closed by events that jump ahead in time, and the end of the stream comes right behind
        // them.
        boolean counts = isPaced() && windowEnd > workload.settledMillis() && windowEnd < workload.endMillis();
        return counts ? closings.since(windowEnd, System.nanoTime()) : -1;
    }

    /** All panes, once the engine has ended. */
    public synchronized List<PaneBuffer> panes() {
        return List.copyOf(buffers);
    }

    /** What was measured, once the engine has ended and its panes are found to be right. */
    public synchronized Measurement measurement() {
        return new Measurement(workload.measured().events(), endNanos - beginNanos, endCpuNanos - beginCpuNanos);
    }
}
