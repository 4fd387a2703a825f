package io.tidemark.job.config;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.trigger.WatermarkTrigger;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.job.config.yaml.BooleanType;
import io.tidemark.job.config.yaml.ChoiceType;
import io.tidemark.job.config.yaml.DurationType;
import io.tidemark.job.config.yaml.Durations;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.TextType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of one window definition. */
final class WindowOptions {

    static final Option<Duration> SIZE = Option.required("size", DurationType.POSITIVE, "Length of a window.");
    static final Option<Duration> SLIDE = Option.required(
            "slide", DurationType.POSITIVE, "From the start of a window to the next; at most the size.");
    static final Option<Duration> MAX_SIZE =
            Option.required("max-size", DurationType.POSITIVE, "Length of the longest window; a multiple of the step.");
    static final Option<Duration> STEP =
            Option.required("step", DurationType.POSITIVE, "By how much each window is longer than the one before.");
    static final Option<Duration> GAP =
            Option.required("gap", DurationType.POSITIVE, "The longest pause inside a session.");
    static final Option<Duration> OFFSET =
            Option.of("offset", DurationType.ANY, Duration.ZERO, "Shifts every window's start; may be negative.");

    static final Option<WindowAssigner> TUMBLING = Option.optional(
            "tumbling",
            ObjectType.of(List.of(SIZE, OFFSET), s -> WindowAssigners.tumbling(s.get(SIZE), s.get(OFFSET))),
            "Windows of one size, side by side.");
    static final Option<WindowAssigner> SLIDING = Option.optional(
            "sliding",
            ObjectType.of(
                            List.of(SIZE, SLIDE, OFFSET),
                            s -> WindowAssigners.sliding(s.get(SIZE), s.get(SLIDE), s.get(OFFSET)))
                    .check(WindowOptions::checkSlide),
            "Windows of one size that overlap.");
    static final Option<WindowAssigner> CUMULATING = Option.optional(
            "cumulating",
            ObjectType.of(
                            List.of(MAX_SIZE, STEP, OFFSET),
                            s -> WindowAssigners.cumulating(s.get(MAX_SIZE), s.get(STEP), s.get(OFFSET)))
                    .check(WindowOptions::checkStep),
            "Windows that share a start and grow step by step.");
    static final Option<WindowAssigner> SESSION = Option.optional(
            "session",
            ObjectType.of(List.of(GAP), s -> WindowAssigners.session(s.get(GAP))),
            "Activity of a key without a longer pause than the gap.");
    static final Option<WindowAssigner> GLOBAL = Option.optional(
            "global",
            ObjectType.of(List.of(), s -> WindowAssigners.global()),
            "One window that never ends by time; needs a count or processing-time trigger.");

    static final Option<WindowAssigner> CALENDAR = Option.optional(
            "calendar",
            CalendarOptions.TYPE,
            "Hours, days, weeks or months of a time zone's local clock, side by side.");

    static final List<Option<WindowAssigner>> TYPES = List.of(TUMBLING, SLIDING, CUMULATING, SESSION, GLOBAL, CALENDAR);

    static final Option<String> NAME =
            Option.required("name", TextType.NAME, "Names the window in results, metrics and state; unique.");
    static final Option<List<Trigger>> TRIGGER = Option.of(
            "trigger",
            TriggerOptions.TYPE,
            List.of(Triggers.watermark()),
            "What fires the window: watermark, {count: 100}, {processing-time: 5s}, or a list of them.");
    static final Option<PaneMode> MODE = Option.of(
            "mode",
            ChoiceType.of(PaneMode.class),
            PaneMode.ACCUMULATING,
            "accumulating: a pane holds all events so far; discarding: those since the last pane.");
    static final Option<Boolean> FIRE_REMAINDER = Option.of(
            "fire-remainder",
            new BooleanType(),
            true,
            "Without the watermark trigger: whether what is unfired when the window's time has passed still fires.");
    static final Option<List<AggregateConfig>> AGGREGATES = Option.optional(
            "aggregates", AggregateOptions.LIST, "What this window computes instead of the pipeline's aggregates.");

    static final Option<Duration> EMIT_EMPTY = Option.optional(
            "emit-empty",
            EmitEmptyOptions.TYPE,
            "For keys seen within a time, windows come with count 0 when they hold no events.");

    static final Option<String> OF = Option.optional(
            "of",
            TextType.NAME,
            "The window or roll-up whose windows these are merged from, whole ones; without it they take events.");

    static final Option<Boolean> EMIT_SKETCHES = Option.of(
            "emit-sketches",
            new BooleanType(),
            false,
            "Whether results, and those of windows and roll-ups made of them, carry what is needed to merge them further.");

    static final ObjectType<WindowConfig> TYPE = ObjectType.of(
                    List.of(NAME, TRIGGER, MODE, FIRE_REMAINDER, AGGREGATES, EMIT_EMPTY, OF, EMIT_SKETCHES),
                    WindowOptions::window)
            .exactlyOneOf(TYPES)
            .check(WindowOptions::checkGlobal)
            .check(EmitEmptyOptions::check);

    private WindowOptions() {}

    private static void checkSlide(Section section) {
        Optional<Duration> size = section.find(SIZE);
        Optional<Duration> slide = section.find(SLIDE);
        if (size.isPresent() && slide.isPresent() && slide.get().compareTo(size.get()) > 0) {
            section.problem(
                    SLIDE,
                    "the slide " + Durations.format(slide.get()) + " is greater than the size "
                            + Durations.format(size.get())
                            + ", and events between windows would be lost; expected a slide of at"
                            + " most the size");
        }
    }

    private static void checkStep(Section section) {
        Optional<Duration> maxSize = section.find(MAX_SIZE);
        Optional<Duration> step = section.find(STEP);
        if (maxSize.isPresent()
                && step.isPresent()
                && maxSize.get().toMillis() % step.get().toMillis() != 0) {
            section.problem(
                    MAX_SIZE,
                    "the max-size " + Durations.format(maxSize.get()) + " is not a multiple of the step "
                            + Durations.format(step.get()));
        }
    }

    private static void checkGlobal(Section section) {
        boolean onlyWatermark = section.find(TRIGGER)
                .filter(triggers -> triggers.stream().allMatch(WatermarkTrigger.class::isInstance))
                .isPresent();
        if (section.has(GLOBAL) && onlyWatermark) {
            section.problem(
                    section.has(TRIGGER) ? TRIGGER : GLOBAL,
                    "a global window never ends by time and needs a count or processing-time trigger, such as"
                            + " trigger: {count: 100}");
        }
    }

    private static WindowConfig window(Section section) {
        WindowAssigner assigner = TYPES.stream()
                .filter(section::has)
                .map(section::get)
                .findFirst()
                .orElseThrow();
        return new WindowConfig(
                section.get(NAME),
                assigner,
                section.get(TRIGGER),
                section.get(MODE),
                section.get(FIRE_REMAINDER),
                section.find(AGGREGATES).orElse(List.of()),
                section.find(EMIT_EMPTY).orElse(Duration.ZERO),
                section.get(OF),
                section.get(EMIT_SKETCHES));
    }
}
