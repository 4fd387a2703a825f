package io.tidemark.job.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flink's own command line client, {@code bin/flink}, as a process. */
public final class FlinkClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Pattern SUBMITTED = Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");

    private final FlinkCommands commands;
    private final Path logs;
    private final AtomicInteger calls = new AtomicInteger();

    FlinkClient(FlinkCommands commands, Path logs) {
        this.commands = commands;
        this.logs = logs;
    }

    /**
     * {@code flink run -d}: submits a job and returns when the cluster has it.
     *
     * @param options options of {@code flink run}, such as {@code -p 2} or {@code -s SAVEPOINT}
     * @param arguments arguments of the job's main method
     * @return the job's id
     * @throws IllegalStateException with what the client printed, when it was refused
     */
    public String run(JobJar jar, List<String> options, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("run", "-d"));
        line.addAll(options);
        line.add(jar.path().toString());
        line.addAll(arguments);
        String output = call(line);
        Matcher submitted = SUBMITTED.matcher(output);
        if (!submitted.find()) {
            throw new IllegalStateException("flink run did not say which job it submitted:\n" + output);
        }
        return submitted.group(1);
    }

    /**
     * Any command of the client.
     *
     * @return what it printed, on both streams
     * @throws IllegalStateException with what it printed, when its exit status is not 0
     */
    public String call(List<String> arguments) {
        Path log = logs.resolve("client-" + calls.incrementAndGet() + ".log");
        String name = "flink " + arguments.get(0);
        try (JavaProcess client = JavaProcess.start(name, commands.client(arguments), log)) {
            int status = client.awaitExit(TIMEOUT);
            String output = client.output();
            if (status != 0) {
                throw new IllegalStateException(name + " ended with status " + status + ":\n" + output);
            }
            return output;
        }
    }
}
