package io.tidemark.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.PaneMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be rolled up is refused where it stands. */
class RollUpChecksTest {

    private static final String HEAD = """
            pipeline: rolled
            source: {files: {path: in.jsonl}}
            event: {key: [service, region], time: t, value: v}
            aggregates: [{name: n, kind: count}]
            windows:
              - {name: minute, tumbling: {size: 1m}}
            """;

    private static List<String> problems(String... lines) {
        return PipelineTexts.problems(HEAD + String.join("\n", lines) + "\n");
    }

    @Test
    void roll_ups_and_windows_of_windows_are_read() {
        PipelineConfig pipeline = PipelineTexts.valid(HEAD + """
              - {name: hour, tumbling: {size: 1h}, of: minute, mode: discarding}
              - {name: day, sliding: {size: 24h, slide: 1h}, of: hour}
            rollups:
              - {name: all, of: region-hours, by: []}
              - {name: region-hours, of: hour, by: [region]}
            """);
        assertThat(pipeline.windowsOfEvents()).extracting(WindowConfig::name).containsExactly("minute");
        assertThat(pipeline.windowNames()).containsExactly("minute", "hour", "day", "all", "region-hours");
        assertThat(pipeline.windows().get(1).of()).isEqualTo("minute");
        assertThat(pipeline.rollUps())
                .containsExactly(
                        new RollUpConfig("all", "region-hours", List.of(), PaneMode.ACCUMULATING),
                        new RollUpConfig("region-hours", "hour", List.of("region"), PaneMode.ACCUMULATING));
    }

    @Test
    void a_source_has_to_be_there_under_another_name() {
        assertThat(problems("rollups:", "  - {name: a, of: minut, by: []}", "  - {name: minute, of: a, by: []}"))
                .containsExactly(
                        "p.yaml:8:19: rollups[0].of: expected the name of a window or a roll-up, found \"minut\"; did you mean"
                                + " minute?",
                        "p.yaml:9:12: rollups[1].name: minute is the name of a window, too; rename one of them");
    }

    @Test
    void a_circle_takes_no_events() {
        assertThat(problems(
                        "  - {name: h, tumbling: {size: 1h}, of: b}",
                        "rollups:",
                        "  - {name: a, of: h, by: []}",
                        "  - {name: b, of: a, by: []}"))
                .containsExactly(
                        "p.yaml:7:41: windows[1].of: h is of b, and that in the end of h: something in the circle has to take"
                                + " events",
                        "p.yaml:9:19: rollups[0].of: a is of h, and that in the end of a: something in the circle has to take"
                                + " events",
                        "p.yaml:10:19: rollups[1].of: b is of a, and that in the end of b: something in the circle has to take"
                                + " events");
    }

    @Test
    void sessions_and_global_windows_have_nothing_to_merge_in() {
        assertThat(problems(
                        "  - {name: visit, session: {gap: 5s}}",
                        "  - {name: ever, global: {}, trigger: {count: 5}}",
                        "rollups:",
                        "  - {name: a, of: visit, by: []}",
                        "  - {name: b, of: ever, by: [region]}"))
                .containsExactly(
                        "p.yaml:10:19: rollups[0].of: visit has sessions, whose bounds differ from key to key: there are no"
                                + " windows to merge them in",
                        "p.yaml:11:19: rollups[1].of: ever has a global window, which never closes and so never has anything to"
                                + " hand on");
    }

    @Test
    void a_window_has_to_hold_whole_windows_that_hold_each_event_once() {
        assertThat(problems(
                        "  - {name: moving, sliding: {size: 1m, slide: 10s}}",
                        "  - {name: odd, tumbling: {size: 90s}, of: minute}",
                        "  - {name: shifted, tumbling: {size: 1h, offset: 30s}, of: minute}",
                        "  - {name: twice, tumbling: {size: 1h}, of: moving}",
                        "  - {name: visit, session: {gap: 5s}, of: minute}",
                        "  - {name: fits, cumulating: {max-size: 1h, step: 2m, offset: -3m}, of: minute}"))
                .satisfiesExactly(
                        odd -> assertThat(odd)
                                .startsWith(
                                        "p.yaml:8:44: windows[2].of: minute has windows of 60000 ms that begin at 0 ms, and"
                                                + " this window would cut some of them in two"),
                        shifted -> assertThat(shifted)
                                .startsWith("p.yaml:9:60: windows[3].of: minute has windows of 60000 ms"),
                        twice -> assertThat(twice)
                                .isEqualTo(
                                        "p.yaml:10:45: windows[4].of: moving has windows that overlap: an event would count"
                                                + " once for each of them"),
                        visit -> assertThat(visit)
                                .startsWith(
                                        "p.yaml:11:43: windows[5].of: minute and this window do not both have windows of a"
                                                + " fixed size"));
    }

    @Test
    void windows_of_windows_have_neither_aggregates_nor_triggers_of_their_own() {
        assertThat(problems(
                        "  - {name: hour, tumbling: {size: 1h}, of: minute, aggregates: [{name: s, kind: sum}]}",
                        "  - {name: day, tumbling: {size: 24h}, of: minute, trigger: [watermark, {count: 3}]}"))
                .satisfiesExactly(
                        aggregates -> assertThat(aggregates)
                                .startsWith("p.yaml:7:64: windows[1].aggregates: windows made of others"),
                        trigger -> assertThat(trigger)
                                .startsWith("p.yaml:8:61: windows[2].trigger: windows made of others"));
    }

    @Test
    void sketches_are_of_numbers_and_come_from_the_window_over_events() {
        assertThat(problems(
                        "  - {name: hour, tumbling: {size: 1h}, of: minute, emit-sketches: true}",
                        "  - {name: counted, tumbling: {size: 1m}, emit-sketches: true}"))
                .satisfiesExactly(
                        hour -> assertThat(hour)
                                .startsWith(
                                        "p.yaml:7:67: windows[1].emit-sketches: windows made of others carry sketches"),
                        counted -> assertThat(counted)
                                .startsWith(
                                        "p.yaml:8:58: windows[2].emit-sketches: no aggregate of the window reads numbers"));
    }

    @Test
    void a_coarser_key_is_made_of_fields_of_the_key() {
        assertThat(problems("rollups:", "  - {name: a, of: minute, by: [regoin, region]}"))
                .containsExactly("p.yaml:8:32: rollups[0].by[0]: expected a field of event.key (service, region), found"
                        + " \"regoin\"; did you mean region?");
    }

    @Test
    void the_wall_clock_has_nothing_to_wait_for() {
        assertThat(problems("rollups: [{name: a, of: minute, by: []}]", "processor: {time: processing}"))
                .singleElement()
                .asString()
                .startsWith("p.yaml:7:25: rollups[0].of: windows are merged under event time only");
    }

    @Test
    void what_depends_on_the_order_of_events_cannot_be_merged() {
        assertThat(problems(
                        "  - {name: smooth, tumbling: {size: 1m}, aggregates: [{name: e, kind: ema, span: 3}]}",
                        "  - {name: hour, tumbling: {size: 1h}, of: smooth}",
                        "rollups: [{name: a, of: hour, by: []}]"))
                .satisfiesExactly(
                        window -> assertThat(window)
                                .startsWith(
                                        "p.yaml:8:44: windows[2].of: smooth computes ema, which depends on the order"),
                        rollUp -> assertThat(rollUp).startsWith("p.yaml:9:25: rollups[0].of: hour computes ema"));
    }

    @Test
    void detectors_read_results_of_windows_over_events_only() {
        assertThat(problems(
                        "  - {name: hour, tumbling: {size: 1h}, of: minute}",
                        "anomalies: [{name: x, z-score: {}, of: hour.n}]"))
                .containsExactly(
                        "p.yaml:8:40: anomalies[0].of: the results of windows made of other windows cannot be used"
                                + " here; name one of a window over events");
    }
}
