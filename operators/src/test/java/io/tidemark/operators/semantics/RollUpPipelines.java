package io.tidemark.operators.semantics;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.RollUp;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random pipelines of roll-ups, up to three stages of them, of every aggregate; sources fire and hold on in every way. */
final class RollUpPipelines {

    private static final CompositeAggregate ALL = CompositeAggregate.of(SharedPipelines.PALETTE);

    private RollUpPipelines() {}

    static Arbitrary<RollUpPipeline> any() {
        return Combinators.combine(
                        Arbitraries.of(1L, 2L, 5L),
                        Arbitraries.of(0L, 0L, 1L, -7L),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(PaneMode.ACCUMULATING, PaneMode.ACCUMULATING, PaneMode.DISCARDING),
                        options(),
                        SharedPipelines.steps())
                .as((unit, offset, variation, mode, options, steps) -> new RollUpPipeline(
                        windows(unit, offset, variation), rollUps(unit, offset, mode), options, steps));
    }

    private static List<WindowDefinition> windows(long unit, long offset, int variation) {
        List<WindowDefinition> windows = new ArrayList<>();
        windows.add(vary(WindowDefinition.of("fine", tumbling(2 * unit, offset), ALL), variation));
        windows.add(vary(WindowDefinition.of("moving", sliding(6 * unit, 2 * unit, offset), ALL), variation));
        if (variation % 2 == 0) {
            windows.add(WindowDefinition.of("visit", WindowAssigners.session(Duration.ofMillis(unit)), ALL));
        }
        return windows;
    }

    private static WindowDefinition vary(WindowDefinition window, int variation) {
        Trigger count = Triggers.count(3);
        return switch (variation) {
            case 2 -> window.withTriggers(Triggers.watermark(), count).withMode(PaneMode.DISCARDING);
            case 3 -> window.withTriggers(count).withMode(PaneMode.DISCARDING).withFireRemainder(false);
            case 4 -> window.withTriggers(count, Triggers.processingTime(Duration.ofMillis(5)));
            case 5 -> window.withTriggers(count).withFireRemainder(false);
            default -> window;
        };
    }

    private static List<RollUp> rollUps(long unit, long offset, PaneMode mode) {
        // In an order that no stage comes from.
        return List.of(
                RollUp.ofWindows("day", "coarse", cumulating(24 * unit, 6 * unit, offset)),
                RollUp.ofKeys("coarse-all", "coarse", key -> "").withMode(mode),
                RollUp.ofKeys("groups", "fine", key -> key.equals("c") ? "y" : "x"),
                RollUp.ofKeys("all", "groups", key -> "").withMode(mode),
                RollUp.ofWindows("coarse", "fine", tumbling(6 * unit, offset)).withMode(mode),
                RollUp.ofWindows("wide", "fine", sliding(8 * unit, 4 * unit, offset)),
                RollUp.ofKeys("moving-all", "moving", key -> ""));
    }

    private static WindowAssigner tumbling(long size, long offset) {
        return WindowAssigners.tumbling(Duration.ofMillis(size), Duration.ofMillis(offset));
    }

    private static WindowAssigner sliding(long size, long slide, long offset) {
        return WindowAssigners.sliding(Duration.ofMillis(size), Duration.ofMillis(slide), Duration.ofMillis(offset));
    }

    private static WindowAssigner cumulating(long size, long step, long offset) {
        return WindowAssigners.cumulating(Duration.ofMillis(size), Duration.ofMillis(step), Duration.ofMillis(offset));
    }

    private static Arbitrary<WindowingOptions> options() {
        return Combinators.combine(
                        Arbitraries.of(0L, 5L, 30L, 100L),
                        Arbitraries.of(0L, 0L, 8L),
                        Arbitraries.of(0L, 0L, 40L),
                        Arbitraries.of(1000, 1000, 1000, 10),
                        Arbitraries.of(WindowLimitPolicy.class))
                .as((threshold, lateFiring, retention, limit, policy) ->
                        new WindowingOptions(TimeDomain.EVENT, threshold, lateFiring, retention, limit, policy));
    }
}
