package io.tidemark.operators.batching;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.trigger.WatermarkTrigger;
import io.tidemark.functions.window.TimeMath;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.functions.window.WindowGrid;
import io.tidemark.functions.window.WindowLengths;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.windowing.SliceGroup;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the events of a pipeline can travel in batches, and to which targets. Batches are for pipelines in which nothing
 * looks at single events before their windows close.
 *
 * @param obstacle why events travel one by one, for a person; {@code null} when they can be batched
 * @param targets one for each group, and for each definition in none
 * @param aheadMillis events further ahead of the watermark than this travel on their own: so many windows as they could open
 *     might be refused, and only single events can be
 * @param spanMillis no window reaches further beyond an event; {@link #NO_TIME} under processing time
 */
public record BatchPlan(String obstacle, List<BatchTarget> targets, long aheadMillis, long spanMillis)
        implements Serializable {

    /** Events have no time of their own. */
    public static final long NO_TIME = -1;

    /** Events travel one by one because that was asked for. */
    public static final BatchPlan OFF = impossible("batching is switched off", NO_TIME);

    /** Share of a key's windows that batches may open; the rest is for watermarks that are behind those of other subtasks. */
    private static final int LIMIT_DIVISOR = 2;
    /** Windows that are cut at either end of a stretch of time. */
    private static final long CUT_WINDOWS = 2;

    public BatchPlan {
        targets = List.copyOf(targets);
    }

    /** The plan for a pipeline. */
    public static BatchPlan of(List<WindowDefinition> definitions, List<SliceGroup> groups, WindowingOptions options) {
        if (options.timeDomain() != TimeDomain.EVENT) {
            return impossible(
                    "under processing time an event belongs to the moment at which its window takes it", NO_TIME);
        }
        long longest = definitions.stream().mapToLong(BatchPlan::span).max().orElse(0);
        String obstacle = obstacle(definitions, groups, options);
        if (obstacle != null) {
            return impossible(obstacle, longest);
        }
        long ahead = aheadMillis(definitions, options);
        if (ahead <= 0) {
            String keeping = "a key may need more than half of its " + options.maxWindowsPerKey()
                    + " windows (max-windows-per-key) for what is kept alone";
            return impossible(keeping, longest);
        }
        return new BatchPlan(null, targets(definitions, groups), ahead, longest);
    }

    private static BatchPlan impossible(String obstacle, long spanMillis) {
        return new BatchPlan(obstacle, List.of(), 0, spanMillis);
    }

    /** This plan, or events one by one if something beside the windows looks at single events. */
    public BatchPlan unless(String otherObstacle) {
        return otherObstacle == null || !isPossible() ? this : impossible(otherObstacle, spanMillis);
    }

    /** Whether events are batched. */
    public boolean isPossible() {
        return obstacle == null;
    }

    private static String obstacle(
            List<WindowDefinition> definitions, List<SliceGroup> groups, WindowingOptions options) {
        if (options.windowLimitPolicy() != WindowLimitPolicy.REJECT) {
            return "on-window-limit: fire-oldest asks of each event whether it opens one window too many";
        }
        for (WindowDefinition definition : definitions) {
            String obstacle = obstacle(definition);
            if (obstacle != null) {
                return "window " + definition.name() + " " + obstacle;
            }
        }
        for (WindowDefinition definition : keepingOwnWindows(definitions, groups)) {
            if (definition.assigner().overlaps()) {
                return "window " + definition.name() + " has windows that overlap and share no slices";
            }
        }
        return null;
    }

    private static String obstacle(WindowDefinition definition) {
        if (!definition.triggers().stream().allMatch(WatermarkTrigger.class::isInstance)) {
            return "has triggers that look at single events or at the wall clock";
        }
        if (!definition.assigner().isMerging()
                && definition.assigner().grid().isEmpty()
                && definition.assigner().lengths().isEmpty()) {
            return "has an assigner that says neither a grid nor how long its windows are";
        }
        if (definition.aggregate().reads() == null) {
            return "has an aggregate that does not say what it reads of an event";
        }
        return null;
    }

    /** How far ahead of the watermark all windows together stay within the share of the limit. */
    private static long aheadMillis(List<WindowDefinition> definitions, WindowingOptions options) {
        double kept = Math.max(options.lateEventThresholdMillis(), options.windowRetentionMillis());
        double windows = 0;
        double windowsPerMilli = 0;
        for (WindowDefinition definition : definitions) {
            double span = span(definition);
            double distance = distance(definition.assigner(), span);
            windows += (kept + span) / distance + CUT_WINDOWS;
            windowsPerMilli += 1 / distance;
        }
        double share = (double) options.maxWindowsPerKey() / LIMIT_DIVISOR;
        return (long) ((share - windows) / windowsPerMilli);
    }

    /** From the start of a window to the next, as close as they usually are. */
    private static double distance(WindowAssigner assigner, double span) {
        return assigner.lengths()
                .map(lengths -> (double) lengths.usualShortestMillis())
                .orElseGet(() -> span / mostWindows(assigner));
    }

    /** The most windows that hold one time: as many as at a point where windows start. */
    private static long mostWindows(WindowAssigner assigner) {
        return assigner.grid()
                .map(grid -> assigner.windowsAt(grid.offsetMillis()))
                .orElse(1L);
    }

    private static long span(WindowDefinition definition) {
        if (definition.assigner().isMerging()) {
            long[] length = new long[1];
            definition.assigner().assign(0, (start, end) -> length[0] = TimeMath.subtract(end, start));
            return length[0];
        }
        return definition
                .assigner()
                .grid()
                .map(WindowGrid::spanMillis)
                .or(() -> definition.assigner().lengths().map(WindowLengths::longestMillis))
                .orElse(0L);
    }

    private static List<BatchTarget> targets(List<WindowDefinition> definitions, List<SliceGroup> groups) {
        List<BatchTarget> targets = new ArrayList<>();
        for (int position = 0; position < groups.size(); position++) {
            SliceGroup group = groups.get(position);
            BatchLayout layout = group.definition().aggregate().reads();
            targets.add(new BatchTarget(position, true, group.slices(), layout));
        }
        for (WindowDefinition definition : keepingOwnWindows(definitions, groups)) {
            BatchLayout layout = definition.aggregate().reads();
            targets.add(new BatchTarget(definitions.indexOf(definition), false, definition.assigner(), layout));
        }
        return targets;
    }

    private static List<WindowDefinition> keepingOwnWindows(
            List<WindowDefinition> definitions, List<SliceGroup> groups) {
        List<WindowDefinition> own = new ArrayList<>(definitions);
        for (SliceGroup group : groups) {
            own.removeAll(group.members().stream().map(definitions::get).toList());
        }
        return own;
    }
}
