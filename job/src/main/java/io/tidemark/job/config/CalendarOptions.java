package io.tidemark.job.config;

import io.tidemark.functions.window.CalendarUnit;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.job.config.yaml.ChoiceType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The options below {@code calendar}. */
final class CalendarOptions {

    static final Option<CalendarUnit> EVERY =
            Option.required("every", ChoiceType.of(CalendarUnit.class), "What makes one window.");
    static final Option<ZoneId> TIME_ZONE = Option.of(
            "time-zone",
            ZoneType.INSTANCE,
            ZoneOffset.UTC,
            "Whose clock it is; days on which it shifts are longer or shorter.");
    static final Option<DayOfWeek> WEEK_STARTS = Option.of(
            "week-starts",
            ChoiceType.of(DayOfWeek.class),
            DayOfWeek.MONDAY,
            "The first day of a week, with every: week.");

    static final ObjectType<WindowAssigner> TYPE = ObjectType.of(
                    List.of(EVERY, TIME_ZONE, WEEK_STARTS),
                    s -> WindowAssigners.calendar(s.get(EVERY), s.get(TIME_ZONE), s.get(WEEK_STARTS)))
            .check(CalendarOptions::checkWeek);

    private CalendarOptions() {}

    private static void checkWeek(Section section) {
        section.find(EVERY)
                .filter(every -> every != CalendarUnit.WEEK && section.has(WEEK_STARTS))
                .ifPresent(every -> section.problem(
                        WEEK_STARTS,
                        "week-starts means nothing to windows of a "
                                + every.name().toLowerCase(Locale.ROOT) + "; remove it, or write every: week"));
    }
}
