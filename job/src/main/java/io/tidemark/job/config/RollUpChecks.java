package io.tidemark.job.config;

import io.tidemark.functions.trigger.WatermarkTrigger;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.Suggestions;
import io.tidemark.job.config.yaml.YamlValue;
import io.tidemark.operators.rollup.RollUpRules;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What roll-ups and windows of windows need: a source that can be merged into them. Sees whatever could be read. */
final class RollUpChecks {

    /**
     * A window or a roll-up.
     *
     * @param of where its source is named
     * @param isWindow whether it has windows of its own
     */
    private record Definition(Section section, Option<String> of, boolean isWindow) {

        boolean isRolledUp() {
            return section.has(of);
        }

        Optional<WindowAssigner> assigner() {
            return WindowOptions.TYPES.stream().filter(section::has).findFirst().flatMap(section::find);
        }
    }

    private final Section pipeline;
    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    private RollUpChecks(Section pipeline) {
        this.pipeline = pipeline;
    }

    static void check(Section pipeline) {
        RollUpChecks checks = new RollUpChecks(pipeline);
        checks.gather();
        checks.definitions.forEach(checks::check);
        pipeline.children(PipelineOptions.ROLLUPS).forEach(checks::checkKey);
    }

    private void gather() {
        for (Section window : pipeline.children(PipelineOptions.WINDOWS)) {
            window.find(WindowOptions.NAME)
                    .ifPresent(name -> definitions.putIfAbsent(name, new Definition(window, WindowOptions.OF, true)));
        }
        for (Section rollUp : pipeline.children(PipelineOptions.ROLLUPS)) {
            rollUp.find(RollUpOptions.NAME).ifPresent(name -> {
                Definition before = definitions.putIfAbsent(name, new Definition(rollUp, RollUpOptions.OF, false));
                if (before != null && before.isWindow()) {
                    rollUp.problem(RollUpOptions.NAME, name + " is the name of a window, too; rename one of them");
                }
            });
        }
    }

    private void check(String name, Definition definition) {
        if (!definition.isRolledUp()) {
            return;
        }
        Section section = definition.section();
        if (definition.isWindow()) {
            checkWindow(section);
        }
        if (!PipelineChecks.isEventTime(pipeline)) {
            section.problem(
                    definition.of(),
                    "windows are merged under event time only: on the wall clock the windows here would have passed before"
                            + " anything is handed on to them; remove this, or processor.time: processing");
        }
        section.find(definition.of()).ifPresent(of -> checkSource(name, of, definition));
    }

    private static void checkWindow(Section window) {
        if (window.has(WindowOptions.AGGREGATES)) {
            window.problem(
                    WindowOptions.AGGREGATES,
                    "windows made of others compute what these compute, without reading an event; remove aggregates here, or"
                            + " of");
        }
        boolean otherTriggers = window.find(WindowOptions.TRIGGER)
                .filter(triggers -> !triggers.stream().allMatch(WatermarkTrigger.class::isInstance))
                .isPresent();
        if (otherTriggers) {
            window.problem(
                    WindowOptions.TRIGGER,
                    "windows made of others get what these hold when they close, so that only the watermark and late events"
                            + " fire them; remove trigger");
        }
    }

    private void checkSource(String name, String of, Definition definition) {
        YamlValue at = definition.section().where(definition.of());
        Definition source = definitions.get(of);
        if (source == null) {
            at.problem("expected the name of a window or a roll-up, found " + at.describe()
                    + Suggestions.didYouMean(of, definitions.keySet()));
            return;
        }
        if (isInCircle(name)) {
            at.problem(name + " is of " + of + ", and that in the end of " + name
                    + ": something in the circle has to take events");
            return;
        }
        base(of).ifPresent(base -> checkMergeable(of, base, at));
        Optional<WindowAssigner> windows = windowsOf(of);
        if (windows.isEmpty()) {
            return;
        }
        if (!definition.isWindow()) {
            RollUpRules.obstacleOfKeys(windows.get()).ifPresent(reason -> at.problem(of + " " + reason));
        } else {
            definition
                    .assigner()
                    .flatMap(own -> RollUpRules.obstacleOfWindows(windows.get(), own))
                    .ifPresent(reason -> at.problem(of + " " + reason));
        }
    }

    /** Whether the sources of a definition lead back to it. */
    private boolean isInCircle(String name) {
        Set<String> seen = new HashSet<>();
        Optional<String> next = source(name);
        while (next.isPresent() && seen.add(next.get())) {
            if (next.get().equals(name)) {
                return true;
            }
            next = source(next.get());
        }
        return false;
    }

    private Optional<String> source(String name) {
        return Optional.ofNullable(definitions.get(name))
                .flatMap(definition ->
                        definition.isRolledUp() ? definition.section().find(definition.of()) : Optional.empty());
    }

    /** The window over events that a definition is made of in the end. */
    private Optional<Definition> base(String name) {
        Set<String> seen = new HashSet<>();
        String next = name;
        while (seen.add(next)) {
            Definition definition = definitions.get(next);
            if (definition == null) {
                return Optional.empty();
            } else if (!definition.isRolledUp()) {
                return Optional.of(definition);
            }
            Optional<String> of = source(next);
            if (of.isEmpty()) {
                return Optional.empty();
            }
            next = of.get();
        }
        return Optional.empty();
    }

    /** The windows of a definition: its own, or those of its source. */
    private Optional<WindowAssigner> windowsOf(String name) {
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of(name);
        while (next.isPresent() && seen.add(next.get()) && definitions.containsKey(next.get())) {
            Definition definition = definitions.get(next.get());
            if (definition.isWindow()) {
                return definition.assigner();
            }
            next = source(next.get());
        }
        return Optional.empty();
    }

    private void checkMergeable(String of, Definition base, YamlValue at) {
        for (Section aggregate : PipelineChecks.aggregatesOf(pipeline, base.section())) {
            aggregate
                    .find(AggregateOptions.KIND)
                    .filter(AggregateKind::isRunning)
                    .ifPresent(kind -> at.problem(of + " computes " + AggregateOptions.word(kind)
                            + ", which depends on the order of a key's events and cannot be merged; give the window"
                            + " aggregates of its own without it"));
        }
    }

    private void checkKey(Section rollUp) {
        Optional<List<String>> key =
                pipeline.child(PipelineOptions.EVENT).flatMap(event -> event.find(EventOptions.KEY));
        if (key.isEmpty() || rollUp.find(RollUpOptions.BY).isEmpty()) {
            return;
        }
        for (YamlValue field : rollUp.where(RollUpOptions.BY).items()) {
            field.text()
                    .filter(name -> !key.get().contains(name))
                    .ifPresent(name -> field.problem("expected a field of event.key ("
                            + (key.get().isEmpty() ? "which has none" : String.join(", ", key.get())) + "), found "
                            + field.describe() + Suggestions.didYouMean(name, key.get())));
        }
    }
}
