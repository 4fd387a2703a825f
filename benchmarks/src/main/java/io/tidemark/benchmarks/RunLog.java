package io.tidemark.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What source and sink of one run note. Flink serializes both, so they find their log by name, in the same process.
 *
 * <p>Both ends of the measured time are taken at the source: when the first measured sample leaves it and when the last one
 * does. The network buffers behind it are as full at the one as at the other, so the samples in them cancel out.
 */
final class RunLog {

    private static final Map<String, RunLog> LOGS = new ConcurrentHashMap<>();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private boolean began;
    private long beginNanos;
    private long beginCpuNanos;
    private long endNanos;
    private long endCpuNanos;
    private Panes panes = Panes.NONE;

    /** Opens a log under a new name. */
    static RunLog open(String name) {
        RunLog log = new RunLog();
        LOGS.put(name, log);
        return log;
    }

    /** The open log of this name. */
    static RunLog named(String name) {
        RunLog log = LOGS.get(name);
        if (log == null) {
            throw new IllegalStateException("no run " + name + " is under way in this process");
        }
        return log;
    }

    static void close(String name) {
        LOGS.remove(name);
    }

    /** A subtask of the source sends its first measured sample; the earliest one counts. */
    synchronized void measuringBegins() {
        if (!began) {
            began = true;
            beginNanos = System.nanoTime();
            beginCpuNanos = SYSTEM.getProcessCpuTime();
        }
    }

    /** A subtask of the source sends its last sample; the latest one counts. */
    synchronized void measuringEnds() {
        endNanos = System.nanoTime();
        endCpuNanos = SYSTEM.getProcessCpuTime();
    }

    /** A subtask of the sink has seen its last result. */
    synchronized void add(Panes more) {
        panes = panes.plus(more);
    }

    /** What was measured, once the run is over. */
    synchronized Measurement measurement(long measuredEvents) {
        return new Measurement(measuredEvents, endNanos - beginNanos, endCpuNanos - beginCpuNanos, panes);
    }
}
