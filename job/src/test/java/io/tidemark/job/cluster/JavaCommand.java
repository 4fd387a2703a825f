package io.tidemark.job.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a JVM is started. The class path goes into the environment, so that a list of processes stays readable.
 *
 * @param mainClass the class with the main method
 * @param classPath jars, folders, or {@code folder/*}
 * @param jvmOptions options of the JVM
 * @param arguments arguments of the main method
 * @param environment variables on top of those of this process
 */
public record JavaCommand(
        String mainClass,
        List<String> classPath,
        List<String> jvmOptions,
        List<String> arguments,
        Map<String, String> environment) {

    public JavaCommand {
        classPath = List.copyOf(classPath);
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A command with neither options, arguments nor variables. */
    public static JavaCommand of(String mainClass, List<String> classPath) {
        return new JavaCommand(mainClass, classPath, List.of(), List.of(), Map.of());
    }

    /** The same command with more options of the JVM. */
    public JavaCommand withJvmOptions(List<String> more) {
        return new JavaCommand(mainClass, classPath, join(jvmOptions, more), arguments, environment);
    }

    /** The same command with more arguments. */
    public JavaCommand withArguments(List<String> more) {
        return new JavaCommand(mainClass, classPath, jvmOptions, join(arguments, more), environment);
    }

    /** The same command with more variables; a variable that was set already takes the new value. */
    public JavaCommand withEnvironment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new JavaCommand(mainClass, classPath, jvmOptions, arguments, all);
    }

    /** A process that runs the JVM of this process, not yet started. */
    ProcessBuilder processBuilder() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmOptions);
        line.add(mainClass);
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", String.join(File.pathSeparator, classPath));
        return builder;
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
