package io.tidemark.job.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * A Flink session cluster of one JobManager and some TaskManagers, each a JVM of its own, on the loopback interface, under
 * the configuration that ships with Tidemark. Only ports, folders and what a test asks for are other than shipped.
 */
public final class StandaloneCluster implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private final ClusterFolders folders;
    private final FlinkCommands commands;
    private final FlinkProcess jobManager;
    private final List<FlinkProcess> taskManagers = new ArrayList<>();
    private final RestClient rest;
    private final FlinkClient client;
    private final int slots;

    private StandaloneCluster(ClusterFolders folders, Map<String, String> settings, Map<String, String> environment) {
        this.folders = folders;
        Configuration configuration = folders.configure(settings);
        this.slots = configuration.get(TaskManagerOptions.NUM_TASK_SLOTS);
        this.commands = new FlinkCommands(folders.configuration(), configuration, environment);
        Path log = folders.log("jobmanager");
        this.jobManager = new FlinkProcess("jobmanager", commands.jobManager(log), log);
        this.rest = new RestClient(URI.create(
                "http://" + configuration.get(RestOptions.ADDRESS) + ':' + configuration.get(RestOptions.PORT)));
        this.client = new FlinkClient(commands, folders.logs());
    }

    /** Describes a cluster that keeps its files in this folder. */
    public static Builder in(Path folder) {
        return new Builder(folder);
    }

    /** The REST API of the JobManager. */
    public RestClient rest() {
        return rest;
    }

    /** Flink's command line client for this cluster. */
    public FlinkClient client() {
        return client;
    }

    /** Where it keeps checkpoints, savepoints and logs. */
    public ClusterFolders folders() {
        return folders;
    }

    public FlinkProcess jobManager() {
        return jobManager;
    }

    /** The TaskManagers in the order of their first start, also those that were killed. */
    public List<FlinkProcess> taskManagers() {
        return Collections.unmodifiableList(taskManagers);
    }

    /**
     * @param index from 0, in the order of their first start
     */
    public FlinkProcess taskManager(int index) {
        return taskManagers.get(index);
    }

    /** The TaskManagers that run subtasks of this job now. */
    public List<FlinkProcess> taskManagersOf(String jobId) {
        Set<String> used =
                rest.subtasks(jobId).stream().map(Subtask::taskManager).collect(Collectors.toSet());
        return taskManagers.stream()
                .filter(taskManager -> used.contains(taskManager.name()))
                .toList();
    }

    /** Starts one more TaskManager and returns at once; {@link #awaitSlots} waits for it. */
    public FlinkProcess startTaskManager() {
        String name = "taskmanager-" + (taskManagers.size() + 1);
        Path log = folders.log(name);
        FlinkProcess taskManager = new FlinkProcess(name, commands.taskManager(name, log), log);
        taskManagers.add(taskManager);
        taskManager.start();
        return taskManager;
    }

    /** Waits until the JobManager answers and every TaskManager that lives has offered it its slots. */
    public void awaitSlots() {
        List<FlinkProcess> living =
                taskManagers.stream().filter(FlinkProcess::isAlive).toList();
        jobManager.process().awaitReady(START_TIMEOUT, () -> rest.overview().has("taskmanagers"));
        for (FlinkProcess taskManager : living) {
            taskManager.process().awaitReady(START_TIMEOUT, () -> isRegistered(taskManager));
        }
    }

    /** Submits Tidemark with this pipeline file and options of its own, such as {@code --parallelism}. */
    public String submit(Path pipelineFile, String... options) {
        List<String> arguments = new ArrayList<>();
        arguments.add(pipelineFile.toString());
        arguments.addAll(List.of(options));
        return client.run(JobJar.shipped(), List.of(), arguments);
    }

    /** Stops all processes: all are asked at once, those that do not listen are killed. */
    @Override
    public void close() {
        List<FlinkProcess> all = Stream.concat(taskManagers.stream(), Stream.of(jobManager))
                .filter(FlinkProcess::isAlive)
                .toList();
        all.forEach(process -> process.process().requestStop());
        all.forEach(FlinkProcess::close);
    }

    private boolean isRegistered(FlinkProcess taskManager) {
        for (var registered : rest.get("/taskmanagers").path("taskmanagers")) {
            if (registered.path("id").asText().equals(taskManager.name())) {
                return registered.path("slotsNumber").asInt() == slots;
            }
        }
        return false;
    }

    /** What a cluster is to be like. */
    public static final class Builder {

        private final Path folder;
        private final Map<String, String> settings = new HashMap<>();
        private final Map<String, String> environment = new HashMap<>();
        private int taskManagers = 1;

        private Builder(Path folder) {
            this.folder = folder;
        }

        /** How many TaskManagers it starts with; 1 unless said. */
        public Builder taskManagers(int number) {
            taskManagers = number;
            return this;
        }

        /** How many slots a TaskManager has; as shipped unless said. */
        public Builder slots(int number) {
            return set(TaskManagerOptions.NUM_TASK_SLOTS.key(), Integer.toString(number));
        }

        /** A setting of Flink on top of the shipped ones. */
        public Builder set(String key, String value) {
            settings.put(key, value);
            return this;
        }

        /** Settings of Flink on top of the shipped ones. */
        public Builder set(Map<String, String> more) {
            settings.putAll(more);
            return this;
        }

        /** An environment variable of every process, the client too. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /**
         * Starts the cluster; every slot is there when this returns.
         *
         * @throws IllegalStateException with the end of a log, when it does not come up; nothing is left running then
         */
        public StandaloneCluster start() {
            StandaloneCluster cluster = new StandaloneCluster(new ClusterFolders(folder), settings, environment);
            try {
                cluster.jobManager.start();
                for (int i = 0; i < taskManagers; i++) {
                    cluster.startTaskManager();
                }
                cluster.awaitSlots();
                return cluster;
            } catch (RuntimeException failure) {
                cluster.close();
                throw failure;
            }
        }
    }
}
