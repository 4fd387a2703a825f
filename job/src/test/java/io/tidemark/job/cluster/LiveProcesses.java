package io.tidemark.job.cluster;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The last net: processes that nobody closed are killed when this JVM ends. */
final class LiveProcesses {

    private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> PROCESSES.forEach(Process::destroyForcibly), "kill-live-processes"));
    }

    private LiveProcesses() {}

    /** Has this process killed with the JVM, unless it ends before. */
    static void add(Process process) {
        PROCESSES.removeIf(ended -> !ended.isAlive());
        PROCESSES.add(process);
    }
}
