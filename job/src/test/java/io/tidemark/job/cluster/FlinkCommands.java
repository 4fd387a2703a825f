package io.tidemark.job.cluster;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * The commands that Flink's start scripts run: main classes, memory worked out from the configuration, and the JVM options
 * that the configuration asks for. The distribution with the scripts is not needed.
 */
final class FlinkCommands {

    private final Path folder;
    private final Configuration configuration;
    private final Map<String, String> environment;

    /**
     * @param folder where the configuration file and the logging configuration are
     * @param environment variables of every server
     */
    FlinkCommands(Path folder, Configuration configuration, Map<String, String> environment) {
        this.folder = folder;
        this.configuration = configuration;
        this.environment = environment;
    }

    JavaCommand jobManager(Path log) {
        String memory = JobManagerProcessUtils.generateJvmParametersStr(
                JobManagerProcessUtils.processSpecFromConfig(configuration), configuration);
        return server("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", log)
                .withJvmOptions(words(memory))
                .withJvmOptions(options(CoreOptions.FLINK_JM_JVM_OPTIONS));
    }

    /**
     * @param resourceId what the cluster calls it
     */
    JavaCommand taskManager(String resourceId, Path log) {
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
        return server("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", log)
                .withJvmOptions(words(ProcessMemoryUtils.generateJvmParametersStr(memory)))
                .withJvmOptions(options(CoreOptions.FLINK_TM_JVM_OPTIONS))
                // A TaskManager refuses to work its memory out by itself.
                .withArguments(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)))
                .withArguments(List.of("-D", "taskmanager.resource-id=" + resourceId));
    }

    /** {@code bin/flink} with these arguments. */
    JavaCommand client(List<String> arguments) {
        return java("org.apache.flink.client.cli.CliFrontend")
                .withJvmOptions(LogConfiguration.ofClient(folder))
                .withJvmOptions(List.of("-Xmx512m"))
                .withArguments(arguments);
    }

    private JavaCommand server(String mainClass, Path log) {
        return java(mainClass)
                .withJvmOptions(LogConfiguration.ofServer(folder, log))
                .withArguments(List.of("--configDir", folder.toString()));
    }

    private JavaCommand java(String mainClass) {
        String lib = ProjectFiles.flinkLib().toString();
        return JavaCommand.of(mainClass, List.of(lib + "/*"))
                .withJvmOptions(List.of("-Djava.net.preferIPv4Stack=true"))
                .withJvmOptions(options(CoreOptions.FLINK_JVM_OPTIONS))
                .withEnvironment(environment)
                .withEnvironment(Map.of("FLINK_CONF_DIR", folder.toString(), "FLINK_LIB_DIR", lib));
    }

    private List<String> options(ConfigOption<String> option) {
        return words(configuration.get(option));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
