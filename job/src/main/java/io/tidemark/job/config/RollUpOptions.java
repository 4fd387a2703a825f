package io.tidemark.job.config;

import io.tidemark.functions.window.PaneMode;
import io.tidemark.job.config.yaml.ChoiceType;
import io.tidemark.job.config.yaml.ListType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.TextType;
import java.util.List;

/** The options of one roll-up. */
final class RollUpOptions {

    static final Option<String> NAME = Option.required(
            "name",
            TextType.NAME,
            "Names the roll-up in results, metrics and state; unique among windows and roll-ups.");
    static final Option<String> OF =
            Option.required("of", TextType.NAME, "The window or roll-up whose results are merged over keys.");
    static final Option<List<String>> BY = Option.required(
            "by",
            ListType.of(FieldNames.TYPE).distinctBy(field -> field),
            "Fields of event.key that make the coarser key; [] for one key.");
    static final Option<PaneMode> MODE = Option.of(
            "mode",
            ChoiceType.of(PaneMode.class),
            PaneMode.ACCUMULATING,
            "accumulating: a pane holds all events so far; discarding: those since the last pane.");

    static final ListType<RollUpConfig> LIST = ListType.of(
                    ObjectType.of(List.of(NAME, OF, BY, MODE), RollUpOptions::rollUp))
            .distinct(NAME);

    private RollUpOptions() {}

    private static RollUpConfig rollUp(Section section) {
        return new RollUpConfig(section.get(NAME), section.get(OF), section.get(BY), section.get(MODE));
    }
}
