package io.tidemark.job.explain;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.job.config.ProcessorConfig;
import io.tidemark.job.config.yaml.Durations;
import io.tidemark.operators.rollup.WindowStage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What windows are made of and what that takes: which share slices, and the bytes of both in a checkpoint. */
final class StateTable {

    private final List<WindowDefinition> definitions;
    private final List<WindowCost> costs;
    private final List<SliceCost> slices;
    private final List<WindowCost> rolledUp;

    /**
     * @param definitions those over events
     * @param stages of the pipeline; the first has the definitions over events
     */
    StateTable(List<WindowDefinition> definitions, List<WindowStage> stages, ProcessorConfig processor) {
        this.definitions = definitions;
        this.rolledUp = stages.stream()
                .filter(stage -> !stage.isFirst())
                .flatMap(stage -> stage.definitions().stream())
                .map(definition -> WindowCost.of(definition, processor).ofPartials())
                .toList();
        this.costs = definitions.stream()
                .map(definition -> WindowCost.of(definition, processor))
                .toList();
        this.slices = SliceCost.of(definitions, processor);
    }

    /** What each definition takes. */
    List<WindowCost> costs() {
        return costs;
    }

    /** Whether windows of the definition hold their events in slices. */
    boolean isSliced(String definition) {
        return slicesOf(definition).isPresent();
    }

    private Optional<SliceCost> slicesOf(String definition) {
        return slices.stream()
                .filter(group -> group.members().contains(definition))
                .findFirst();
    }

    /** Says of each definition where its events are held. */
    void describe(Page page) {
        for (WindowDefinition definition : definitions) {
            page.item("window " + definition.name() + ": "
                    + slicesOf(definition.name())
                            .map(group -> sharing(definition, group))
                            .orElse("each keeps its own events")
                    + empties(definition));
        }
    }

    private static String empties(WindowDefinition definition) {
        return definition.emitsEmpty()
                ? "; those that start within " + Durations.format(Duration.ofMillis(definition.emptyForMillis()))
                        + " of a key's last event come also without events (emit-empty), up to "
                        + String.format(Locale.ROOT, "%,d", WindowCost.emptyWindows(definition))
                        + " of a key that falls silent"
                : "";
    }

    private static String sharing(WindowDefinition definition, SliceCost group) {
        long span = definition.assigner().grid().orElseThrow().spanMillis();
        String others = group.members().stream()
                .filter(member -> !member.equals(definition.name()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "in slices of %s, %,d a window, shared %s: an event is added to one of them",
                width(group),
                span / group.widthMillis(),
                others.isEmpty() ? "by its windows" : "with " + others);
    }

    private static String width(SliceCost group) {
        return Durations.format(Duration.ofMillis(group.widthMillis()));
    }

    /** Prints a row for each definition and for the slices of each group. */
    void print(Page page) {
        page.row(String.format(
                Locale.ROOT,
                "%-20s %12s %12s %26s %30s",
                "window",
                "windows",
                "live windows",
                "bytes a window with",
                "bytes a key with"));
        page.row(String.format(
                Locale.ROOT,
                "%-20s %12s %12s %8s %8s %8s %14s %15s",
                "",
                "an event",
                "a key, up to",
                "1",
                "32",
                "100,000",
                "32 each",
                "100,000 each"));
        for (WindowCost cost : costs) {
            if (isSliced(cost.definition())) {
                page.row(String.format(
                        Locale.ROOT,
                        "%-20s %,12d %,12d   in slices of %s",
                        cost.definition(),
                        cost.windowsOfEvent(),
                        cost.liveWindows(),
                        width(slicesOf(cost.definition()).orElseThrow())));
            } else {
                row(
                        cost.definition(),
                        cost.windowsOfEvent(),
                        cost.liveWindows(),
                        cost.bytesOfWindow(),
                        cost.bytesOfKey(1),
                        cost.bytesOfKey(2),
                        page);
            }
        }
        for (SliceCost group : slices) {
            row(
                    "slices of " + width(group),
                    1,
                    group.liveSlices(),
                    group.bytesOfSlice(),
                    group.bytesOfKey(1),
                    group.bytesOfKey(2),
                    page);
        }
        for (WindowCost cost : rolledUp) {
            row(
                    cost.definition(),
                    cost.windowsOfEvent(),
                    cost.liveWindows(),
                    cost.bytesOfWindow(),
                    cost.bytesOfKey(1),
                    cost.bytesOfKey(2),
                    page);
        }
    }

    private static void row(
            String name, long ofEvent, long live, List<Long> bytes, long keyOf32, long keyOf100000, Page page) {
        page.row(String.format(
                Locale.ROOT,
                "%-20s %,12d %,12d %,8d %,8d %,8d %,14d %,15d",
                name,
                ofEvent,
                live,
                bytes.get(0),
                bytes.get(1),
                bytes.get(2),
                keyOf32,
                keyOf100000));
    }
}
