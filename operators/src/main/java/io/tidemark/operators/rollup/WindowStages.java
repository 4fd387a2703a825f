package io.tidemark.operators.rollup;

import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.RollUp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the definitions of a pipeline into stages: each roll-up into the one behind its source. */
public final class WindowStages {

    private final List<List<WindowDefinition>> definitions = new ArrayList<>();
    private final List<Set<Integer>> sameBounds = new ArrayList<>();
    private final List<List<PartialRoute>> routes = new ArrayList<>();

    private WindowStages(List<WindowDefinition> windows) {
        addStage();
        definitions.get(0).addAll(windows);
    }

    /**
     * The stages of a pipeline, at least one.
     *
     * @param windows the definitions over events
     * @throws IllegalArgumentException when a roll-up has no source, is its own source, or cannot be made of it
     */
    public static List<WindowStage> of(List<WindowDefinition> windows, List<RollUp> rollUps) {
        WindowStages stages = new WindowStages(windows);
        List<RollUp> waiting = new ArrayList<>(rollUps);
        while (!waiting.isEmpty()) {
            if (!waiting.removeIf(stages::place)) {
                throw new IllegalArgumentException(complaint(waiting));
            }
        }
        List<WindowStage> made = new ArrayList<>();
        for (int number = 0; number < stages.definitions.size(); number++) {
            made.add(new WindowStage(
                    number, stages.definitions.get(number), stages.sameBounds.get(number), stages.routes.get(number)));
        }
        return List.copyOf(made);
    }

    private static String complaint(List<RollUp> waiting) {
        Set<String> names = new HashSet<>(waiting.stream().map(RollUp::name).toList());
        for (RollUp rollUp : waiting) {
            if (!names.contains(rollUp.of())) {
                return "roll-up " + rollUp.name() + " is of " + rollUp.of() + ", and there is no such definition";
            }
        }
        return "the roll-ups " + String.join(", ", names.stream().sorted().toList()) + " are of each other in a circle";
    }

    /** Puts a roll-up behind its source, if that has its place. */
    private boolean place(RollUp rollUp) {
        for (int stage = 0; stage < definitions.size(); stage++) {
            List<WindowDefinition> here = definitions.get(stage);
            for (int position = 0; position < here.size(); position++) {
                if (here.get(position).name().equals(rollUp.of())) {
                    placeBehind(stage, position, rollUp);
                    return true;
                }
            }
        }
        return false;
    }

    private void placeBehind(int stage, int position, RollUp rollUp) {
        WindowDefinition source = definitions.get(stage).get(position);
        Optional<String> obstacle = rollUp.assigner() == null
                ? RollUpRules.obstacleOfKeys(source.assigner())
                : RollUpRules.obstacleOfWindows(source.assigner(), rollUp.assigner());
        obstacle.ifPresent(reason -> {
            throw new IllegalArgumentException(
                    "roll-up " + rollUp.name() + " cannot be made: " + source.name() + " " + reason);
        });
        int next = stage + 1;
        if (next == definitions.size()) {
            addStage();
        }
        int target = definitions.get(next).size();
        definitions
                .get(next)
                .add(new WindowDefinition(
                        rollUp.name(),
                        rollUp.assigner() == null ? source.assigner() : rollUp.assigner(),
                        List.of(Triggers.watermark()),
                        rollUp.mode(),
                        true,
                        source.aggregate()));
        if (rollUp.assigner() == null) {
            sameBounds.get(next).add(target);
        }
        routes.get(stage).add(new PartialRoute(position, target, rollUp.keys()));
    }

    private void addStage() {
        definitions.add(new ArrayList<>());
        sameBounds.add(new HashSet<>());
        routes.add(new ArrayList<>());
    }
}
