package io.tidemark.job.scenario;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.yaml.BooleanType;
import io.tidemark.job.config.yaml.ChoiceType;
import io.tidemark.job.config.yaml.IntegerType;
import io.tidemark.job.config.yaml.ListType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.TextType;
import io.tidemark.operators.Pane;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The options of a scenario file. */
final class ScenarioOptions {

    /** Most subtasks of a scenario: the number of key groups that the harness has. */
    private static final int MAX_PARALLELISM = 128;

    private static final IntegerType TIME = IntegerType.atLeast(Long.MIN_VALUE);

    private static final Option<Long> PARALLELISM = Option.optional(
            "parallelism",
            new IntegerType(1, MAX_PARALLELISM),
            "Number of subtasks afterwards; as many as before when it is left out.");

    private static final Map<RecordList, Option<List<ExpectedRecord>>> LISTS = lists();
    private static final Option<Boolean> ORDERED =
            Option.of("ordered", new BooleanType(), false, "Whether the order within a list counts.");
    private static final Option<List<Pane>> PANES = Option.of(
            "panes",
            ListType.nonEmpty(ChoiceType.of(Pane.class)),
            List.of(),
            "The panes among the results that are looked at; all when it is left out.");

    private static final ObjectType<Expectation> EXPECTATION = ObjectType.of(
            List.of(
                    LISTS.get(RecordList.RESULTS),
                    LISTS.get(RecordList.LATE),
                    LISTS.get(RecordList.REJECTED),
                    LISTS.get(RecordList.ANOMALIES),
                    ORDERED,
                    PANES),
            ScenarioOptions::expectation);

    private static final Option<ScenarioEvent> EVENT = Option.optional(
            "event", new ScenarioEventType(), "A record arrives: its fields, or as text the record itself.");
    private static final Option<List<ScenarioEvent>> EVENTS =
            Option.optional("events", ListType.nonEmpty(new ScenarioEventType()), "Records arrive in this order.");
    private static final Option<Long> WATERMARK = Option.optional("watermark", TIME, "The operator's watermark moves.");
    private static final Option<Long> PROCESSING_TIME =
            Option.optional("processing-time", TIME, "The wall clock is set, in milliseconds since the epoch.");
    private static final Option<Integer> RESTORE = Option.optional(
            "restore",
            ObjectType.of(
                    List.of(PARALLELISM),
                    section -> section.find(PARALLELISM).map(Math::toIntExact).orElse(0)),
            "A checkpoint is taken, the operator torn down and restored.");
    private static final Option<Boolean> END_OF_INPUT = Option.optional(
            "end-of-input", ObjectType.of(List.of(), section -> true), "The input ends: every window fires.");
    private static final Option<Expectation> EXPECT =
            Option.optional("expect", EXPECTATION, "What has to have come since the last expect.");

    private static final ObjectType<Step> STEP = ObjectType.of(List.of(), ScenarioOptions::step)
            .exactlyOneOf(List.of(EVENT, EVENTS, WATERMARK, PROCESSING_TIME, RESTORE, END_OF_INPUT, EXPECT));

    private static final Option<String> NAME =
            Option.required("name", TextType.ANY, "A sentence that says what the scenario shows.");
    private static final Option<List<Step>> STEPS =
            Option.required("steps", ListType.nonEmpty(STEP), "What happens, and what has to come of it.");

    private static final Option<List<Scenario>> SCENARIOS = Option.required(
            "scenarios",
            ListType.nonEmpty(ObjectType.of(
                    List.of(NAME, STEPS),
                    section -> new Scenario(section.get(NAME), Lines.of(section.at()), section.get(STEPS)))),
            "One or more scenarios.");

    private ScenarioOptions() {}

    /**
     * A scenario file.
     *
     * @param file where it is
     */
    static ObjectType<ScenarioFile> file(Path file) {
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        Option<PipelineConfig> pipeline = Option.required(
                "pipeline", new PipelineReferenceType(folder), "The path of a pipeline file, or the pipeline itself.");
        return ObjectType.of(
                List.of(pipeline, SCENARIOS),
                section -> new ScenarioFile(file.toString(), section.get(pipeline), section.get(SCENARIOS)));
    }

    private static Map<RecordList, Option<List<ExpectedRecord>>> lists() {
        Map<RecordList, Option<List<ExpectedRecord>>> lists = new EnumMap<>(RecordList.class);
        for (RecordList list : RecordList.values()) {
            lists.put(
                    list,
                    Option.optional(
                            list.word(),
                            ListType.of(new ExpectedRecordType(list)),
                            "The records of this list, each by some of its fields."));
        }
        return lists;
    }

    private static Expectation expectation(Section section) {
        Map<RecordList, List<ExpectedRecord>> named = new EnumMap<>(RecordList.class);
        LISTS.forEach((list, option) -> section.find(option).ifPresent(records -> named.put(list, records)));
        return new Expectation(named, section.get(ORDERED), section.get(PANES));
    }

    private static Step step(Section section) {
        int line = Lines.of(section.at());
        if (section.has(EVENT)) {
            return new Step.Events(
                    line, List.of(new ScenarioEvent(section.get(EVENT).raw(), line)));
        } else if (section.has(EVENTS)) {
            return new Step.Events(line, section.get(EVENTS));
        } else if (section.has(WATERMARK)) {
            return new Step.Watermark(line, section.get(WATERMARK));
        } else if (section.has(PROCESSING_TIME)) {
            return new Step.ProcessingTime(line, section.get(PROCESSING_TIME));
        } else if (section.has(RESTORE)) {
            return new Step.Restore(line, section.get(RESTORE));
        } else if (section.has(END_OF_INPUT)) {
            return new Step.EndOfInput(line);
        }
        return new Step.Expect(line, section.get(EXPECT));
    }
}
