package io.tidemark.job.cluster;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * A JVM that a test has started: one process from its start to its end, with both output streams appended to a log file.
 * It is gone after {@link #close()}, and at the latest when the test's JVM ends.
 */
public final class JavaProcess implements AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final int LOG_TAIL_LINES = 40;

    private final String name;
    private final Path log;
    private final Process process;

    private JavaProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a process.
     *
     * @param name what messages call it
     * @param log the file that its output is appended to; its folder must exist
     */
    public static JavaProcess start(String name, JavaCommand command, Path log) {
        try {
            Process process = command.processBuilder()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            LiveProcesses.add(process);
            return new JavaProcess(name, log, process);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + name, failure);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The file that the process writes to. */
    public Path log() {
        return log;
    }

    /**
     * Waits until the process is ready for use.
     *
     * @param ready asked again and again; an exception means not yet
     * @throws IllegalStateException with the end of the log, when the process ends before or the time is up
     */
    public void awaitReady(Duration timeout, Callable<Boolean> ready) {
        try {
            Awaitility.await()
                    .atMost(timeout)
                    .pollInterval(POLL_INTERVAL)
                    .ignoreExceptions()
                    .failFast(name + " has ended", () -> !isAlive())
                    .until(ready);
        } catch (ConditionTimeoutException slow) {
            throw new IllegalStateException(name + " was not ready after " + timeout + "\n" + logTail(), slow);
        } catch (TerminalFailureException ended) {
            throw new IllegalStateException(name + " ended before it was ready\n" + logTail(), ended);
        }
    }

    /**
     * Waits for the process to end by itself.
     *
     * @return its exit status
     * @throws IllegalStateException with the end of the log, when it still runs after this time; it is killed then
     */
    public int awaitExit(Duration timeout) {
        if (endsWithin(timeout)) {
            return process.exitValue();
        }
        kill9();
        throw new IllegalStateException(name + " still ran after " + timeout + "\n" + logTail());
    }

    /** Kills the process with SIGKILL and waits until it is gone. It has no chance to clean up. */
    public void kill9() {
        process.destroyForcibly();
        endsWithin(STOP_TIMEOUT);
    }

    /** Asks the process to stop, with SIGTERM, and returns at once. */
    public void requestStop() {
        process.destroy();
    }

    /** Asks the process to stop and waits until it is gone; one that does not listen is killed. */
    public void stop() {
        requestStop();
        if (!endsWithin(STOP_TIMEOUT)) {
            kill9();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** All that the log file holds now. */
    public String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + log, failure);
        }
    }

    /** Where the log is and its last lines. */
    public String logTail() {
        List<String> lines = output().lines().toList();
        List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
        return "the end of " + log + ":\n" + String.join("\n", tail);
    }

    private boolean endsWithin(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), MILLISECONDS);
        } catch (InterruptedException interrupted) {
            // The test has run out of time: leave nothing behind.
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    @Override
    public String toString() {
        return name + " (process " + pid() + ", log " + log + ")";
    }
}
