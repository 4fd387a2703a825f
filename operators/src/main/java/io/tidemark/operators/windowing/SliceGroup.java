package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.WatermarkTrigger;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.Slices;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.functions.window.WindowGrid;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Window definitions of a pipeline that share slices: an event is added to one slice, however many of their windows hold it.
 *
 * <p>A definition can share when all that its windows do is to close with the watermark and to fire late events at once:
 * whatever looks at single events, holds panes apart or comes without events needs windows that keep their own. Definitions share with those that
 * accumulate the same, as long as their common grid does not cut time much finer than each would alone.
 *
 * @param members positions in the pipeline, ascending
 * @param slices of all members
 * @param spanMillis length of the longest window of a member
 * @param definition under which state knows the slices; its name says who shares them, so that another set of members, or
 *     members with other bounds, does not find slices that it has not filled
 */
public record SliceGroup(List<Integer> members, Slices slices, long spanMillis, WindowDefinition definition)
        implements Serializable {

    /** A window is cut into at most so many times more slices than windows hold one event. */
    private static final long MAX_SLICES_PER_PAIR = 4;
    /** Sharing may always cut the longest window into so many slices, beyond that into twice as many as without sharing. */
    private static final long FREE_SLICES = 12;

    public SliceGroup {
        members = List.copyOf(members);
    }

    /** The groups of a pipeline; definitions in none of them keep their own windows. */
    public static List<SliceGroup> of(List<WindowDefinition> definitions, WindowingOptions options) {
        List<Candidate> candidates = new ArrayList<>();
        for (int position = 0; position < definitions.size(); position++) {
            WindowDefinition definition = definitions.get(position);
            if (canShare(definition, options)) {
                join(candidates, position, definition);
            }
        }
        return candidates.stream()
                .filter(Candidate::isWorthwhile)
                .map(candidate -> candidate.group(definitions))
                .toList();
    }

    private static boolean canShare(WindowDefinition definition, WindowingOptions options) {
        boolean plain = options.timeDomain() == TimeDomain.EVENT
                && options.lateFiringIntervalMillis() == 0
                && options.windowLimitPolicy() == WindowLimitPolicy.REJECT
                && definition.mode() == PaneMode.ACCUMULATING
                && !definition.emitsEmpty()
                && definition.triggers().stream().allMatch(WatermarkTrigger.class::isInstance);
        Optional<WindowGrid> grid = definition.assigner().grid();
        return plain
                && grid.isPresent()
                && grid.get().spanMillis() / grid.get().stepMillis()
                        <= MAX_SLICES_PER_PAIR
                                * definition.assigner().windowsAt(grid.get().offsetMillis());
    }

    private static void join(List<Candidate> candidates, int position, WindowDefinition definition) {
        WindowGrid grid = definition.assigner().grid().orElseThrow();
        for (Candidate candidate : candidates) {
            if (candidate.accepts(grid, definition)) {
                candidate.add(position, grid, definition);
                return;
            }
        }
        Candidate alone = new Candidate(definition.aggregate().signature(), grid);
        alone.add(position, grid, definition);
        candidates.add(alone);
    }

    /** A group in the making. */
    private static final class Candidate {

        private final List<String> accumulators;
        private final List<Integer> members = new ArrayList<>();
        private WindowGrid grid;
        private long mostSlicesAlone;
        private boolean overlaps;

        Candidate(List<String> accumulators, WindowGrid grid) {
            this.accumulators = accumulators;
            this.grid = grid;
        }

        boolean accepts(WindowGrid other, WindowDefinition definition) {
            WindowGrid both = grid.and(other);
            long slices = both.spanMillis() / both.stepMillis();
            long alone = Math.max(mostSlicesAlone, other.spanMillis() / other.stepMillis());
            return accumulators.equals(definition.aggregate().signature())
                    && slices <= Math.max(FREE_SLICES, 2 * alone);
        }

        void add(int position, WindowGrid other, WindowDefinition definition) {
            grid = grid.and(other);
            members.add(position);
            mostSlicesAlone = Math.max(mostSlicesAlone, other.spanMillis() / other.stepMillis());
            overlaps |= definition.assigner().overlaps();
        }

        /** Windows of one definition that do not overlap are as good as slices themselves. */
        boolean isWorthwhile() {
            return overlaps || members.size() > 1;
        }

        SliceGroup group(List<WindowDefinition> definitions) {
            Slices slices = new Slices(grid.stepMillis(), grid.offsetMillis());
            String names = members.stream()
                    .map(definitions::get)
                    .map(member -> member.name() + " " + member.assigner())
                    .collect(Collectors.joining(", "));
            WindowDefinition first = definitions.get(members.get(0));
            return new SliceGroup(
                    members,
                    slices,
                    grid.spanMillis(),
                    WindowDefinition.of(slices + " of " + names, slices, first.aggregate()));
        }
    }
}
