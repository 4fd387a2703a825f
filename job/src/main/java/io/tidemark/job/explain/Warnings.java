package io.tidemark.job.explain;

import io.tidemark.functions.trigger.WatermarkTrigger;
import io.tidemark.functions.window.SessionWindows;
import io.tidemark.functions.window.SlidingWindows;
import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.Delivery;
import io.tidemark.job.config.OutputConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.ProcessorConfig;
import io.tidemark.job.config.WindowConfig;
import io.tidemark.job.config.yaml.Durations;
import io.tidemark.job.topology.CheckpointTimes;
import io.tidemark.operators.TimeDomain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is valid but may not be what its author wants; each says why, and what to do. */
final class Warnings {

    /** Without slices each event is added to every window it belongs to, and each of these is read and written. */
    private static final long MANY_WINDOWS_OF_EVENT = 600;

    private static final Duration LONG_CHECKPOINT_INTERVAL = Duration.ofSeconds(30);
    private static final Duration LONG_GAP = Duration.ofHours(1);

    /** What only event time knows. */
    private static final List<String> OF_EVENT_TIME = List.of(
            "out-of-orderness",
            "watermark-interval",
            "idle-timeout",
            "max-future-skew",
            "allow-late-events",
            "late-event-threshold",
            "late-firing");

    private final PipelineConfig pipeline;
    private final ProcessorConfig processor;
    private final List<String> warnings = new ArrayList<>();

    private Warnings(PipelineConfig pipeline) {
        this.pipeline = pipeline;
        this.processor = pipeline.processor();
    }

    /**
     * The warnings about a pipeline.
     *
     * @param windows what they are made of
     * @param parallelism that it is to run with
     */
    static List<String> of(PipelineConfig pipeline, StateTable windows, CheckpointTimes checkpoints, int parallelism) {
        Warnings warnings = new Warnings(pipeline);
        warnings.time();
        warnings.lateness();
        warnings.windows(windows);
        warnings.keys(parallelism);
        warnings.source();
        warnings.outputs(checkpoints);
        return List.copyOf(warnings.warnings);
    }

    private void time() {
        if (processor.time() != TimeDomain.PROCESSING) {
            return;
        }
        List<String> meaningless = OF_EVENT_TIME.stream()
                .map(key -> "processor." + key)
                .filter(this::isWritten)
                .toList();
        if (!meaningless.isEmpty()) {
            warn(
                    "processor.time is processing, by which nothing is out of order or late: %s %s no effect",
                    String.join(", ", meaningless), meaningless.size() == 1 ? "has" : "have");
        }
    }

    private void lateness() {
        if (processor.time() != TimeDomain.EVENT) {
            return;
        }
        if (!processor.allowLateEvents()) {
            for (String key : List.of("processor.late-event-threshold", "processor.late-firing")) {
                if (isWritten(key)) {
                    warn("processor.allow-late-events is false, so %s has no effect", key);
                }
            }
        } else if (isWritten("processor.window-retention")
                && processor.windowRetention().compareTo(processor.lateEventThreshold()) < 0) {
            warn(
                    "processor.window-retention is %s, less than late-event-threshold %s, and has no effect: a window is"
                            + " kept for the longer of the two",
                    Durations.format(processor.windowRetention()), Durations.format(processor.lateEventThreshold()));
        }
        if (processor.idleTimeout() == null && !isBounded()) {
            warn(
                    "processor.idle-timeout is none: a partition or file without events holds every window open, for as long"
                            + " as it has none");
        }
    }

    private void windows(StateTable table) {
        List<WindowCost> costs = table.costs();
        for (int w = 0; w < costs.size(); w++) {
            WindowConfig window = pipeline.windowsOfEvents().get(w);
            int position = pipeline.windows().indexOf(window);
            long each = costs.get(w).windowsOfEvent();
            if (window.assigner() instanceof SlidingWindows
                    && !table.isSliced(window.name())
                    && each > MANY_WINDOWS_OF_EVENT) {
                warn(
                        "windows[%d] %s: every event is added to %,d overlapping windows; a greater slide costs less",
                        position, window.name(), each);
            }
            if (window.assigner() instanceof SessionWindows sessions
                    && sessions.gapMillis() >= LONG_GAP.toMillis()
                    && window.triggers().stream().allMatch(WatermarkTrigger.class::isInstance)) {
                warn(
                        "windows[%d] %s: a session gives no result before a pause of %s; a count or processing-time trigger"
                                + " gives early ones",
                        position, window.name(), Durations.format(Duration.ofMillis(sessions.gapMillis())));
            }
        }
        long live = costs.stream().mapToLong(WindowCost::liveWindows).sum();
        if (live > processor.maxWindowsPerKey()) {
            warn(
                    "a busy key has up to %,d live windows, and processor.max-windows-per-key is %,d: beyond it %s; raise it,"
                            + " or shorten late-event-threshold and window-retention",
                    live,
                    processor.maxWindowsPerKey(),
                    switch (processor.onWindowLimit()) {
                        case REJECT -> "events are rejected";
                        case FIRE_OLDEST -> "the oldest window fires early, truncated";
                    });
        }
    }

    private void keys(int parallelism) {
        if (pipeline.event().key().isEmpty() && parallelism > 1) {
            warn(
                    "event.key is []: there is one key, so of %d subtasks of the windows only one has anything to do",
                    parallelism);
        }
    }

    private void source() {
        if (pipeline.source().connector() instanceof ConnectorConfig.Files files) {
            if (isLocal(files.path())) {
                warn(
                        "source.files.path %s: on a cluster the JobManager lists and the TaskManagers read it; it has to be"
                                + " there for all of them",
                        files.path());
            }
            if (!files.follow()) {
                warn("source.files.follow is false: the job ends when it has read the files that are there");
            }
        }
    }

    private void outputs(CheckpointTimes checkpoints) {
        outputs().forEach((key, output) -> {
            if (output instanceof OutputConfig.Print
                    && !pipeline.output().unnamed().contains(key)) {
                warn("output.%s.print: on a cluster it writes to the standard output of the TaskManagers", key);
            }
            if (output instanceof OutputConfig.Files files && isLocal(files.path())) {
                warn(
                        "output.%s.files.path %s: on a cluster each TaskManager writes to its own machine",
                        key, files.path());
            }
        });
        if (pipeline.output().delivery() == Delivery.EXACTLY_ONCE
                && checkpoints.interval().compareTo(LONG_CHECKPOINT_INTERVAL) > 0) {
            warn(
                    "output.delivery is exactly-once and a checkpoint comes every %s: results wait as long to be seen",
                    Durations.format(checkpoints.interval()));
        }
    }

    private Map<String, OutputConfig> outputs() {
        Map<String, OutputConfig> outputs = new LinkedHashMap<>();
        outputs.put("results", pipeline.output().results());
        outputs.put("late", pipeline.output().late());
        outputs.put("rejected", pipeline.output().rejected());
        if (pipeline.writesAnomalies()) {
            outputs.put("anomalies", pipeline.output().anomalies());
        }
        if (pipeline.output().statistics() != null) {
            outputs.put("statistics", pipeline.output().statistics().output());
        }
        return outputs;
    }

    private boolean isBounded() {
        ConnectorConfig connector = pipeline.source().connector();
        return connector instanceof ConnectorConfig.Files files
                ? !files.follow()
                : connector instanceof ConnectorConfig.Simulator;
    }

    /** Whether the file says so itself. */
    private boolean isWritten(String path) {
        return pipeline.settings().stream()
                .anyMatch(setting -> !setting.isDefault()
                        && (setting.path().equals(path) || setting.path().startsWith(path + ".")));
    }

    private static boolean isLocal(String path) {
        return !path.contains("://") || path.startsWith("file:");
    }

    private void warn(String format, Object... values) {
        warnings.add(String.format(Locale.ROOT, format, values));
    }
}
