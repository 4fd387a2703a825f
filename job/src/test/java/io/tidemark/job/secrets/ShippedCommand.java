package io.tidemark.job.secrets;

import io.tidemark.job.cluster.JavaCommand;
import io.tidemark.job.cluster.JavaProcess;
import io.tidemark.job.cluster.ProjectFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A command of the shipped program in a process of its own, as {@code ./tidemark} starts it.
 *
 * @param status its exit status
 * @param output what it wrote to standard output and standard error
 */
record ShippedCommand(int status, String output) {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final List<String> OPENED =
            List.of("lang", "net", "io", "nio", "lang.reflect", "text", "time", "util", "util.concurrent");

    /**
     * Runs a command to its end.
     *
     * @param log the file for its output
     */
    static ShippedCommand run(Path log, Map<String, String> environment, String... arguments) {
        List<String> options = Stream.concat(
                        OPENED.stream().map(name -> "--add-opens=java.base/java." + name + "=ALL-UNNAMED"),
                        Stream.of(
                                "-Xmx512m",
                                "-Dlog4j2.configurationFile=" + ProjectFiles.resolve("conf/log4j2.properties")))
                .toList();
        JavaCommand command = JavaCommand.of(
                        "io.tidemark.job.cli.Main",
                        List.of(ProjectFiles.jobJar().toString(), ProjectFiles.flinkLib() + "/*"))
                .withJvmOptions(options)
                .withEnvironment(environment)
                .withArguments(List.of(arguments));
        try (JavaProcess process = JavaProcess.start("tidemark " + arguments[0], command, log)) {
            int status = process.awaitExit(TIMEOUT);
            return new ShippedCommand(status, process.output());
        }
    }
}
