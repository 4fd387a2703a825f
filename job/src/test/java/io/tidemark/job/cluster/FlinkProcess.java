package io.tidemark.job.cluster;

import java.nio.file.Path;

/** The JobManager or one TaskManager of a cluster: a JVM of its own that can be killed and started again. */
public final class FlinkProcess implements AutoCloseable {

    private final String name;
    private final JavaCommand command;
    private final Path log;

    private JavaProcess process;

    /**
     * @param name what messages call it; of a TaskManager its resource id
     */
    FlinkProcess(String name, JavaCommand command, Path log) {
        this.name = name;
        this.command = command;
        this.log = log;
    }

    /** Of a TaskManager the resource id that the REST API shows. */
    public String name() {
        return name;
    }

    /**
     * Starts it, or starts it again under the same name, and returns at once.
     *
     * @throws IllegalStateException when it runs
     */
    public void start() {
        if (isAlive()) {
            throw new IllegalStateException(process + " runs already");
        }
        process = JavaProcess.start(name, command, log);
    }

    /** Kills it with SIGKILL. */
    public void kill9() {
        process.kill9();
    }

    /** Stops it in order. */
    public void stop() {
        process.stop();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    /** The process that runs, or ran last. */
    JavaProcess process() {
        return process;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
