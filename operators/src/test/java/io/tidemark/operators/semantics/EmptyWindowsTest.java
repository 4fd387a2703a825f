package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.keptFor;
import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.CalendarUnit;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Windows of keys that have fallen silent: they come with count 0 for a while, and then nothing is left of them. */
class EmptyWindowsTest {

    private static final WindowDefinition TENS = empty(Windows.tumbling(10), 25);

    private static WindowDefinition empty(WindowDefinition window, long millis) {
        return window.emittingEmpty(Duration.ofMillis(millis));
    }

    // --- against the model

    @Property(tries = 500)
    void whatComesOutIsWhatTheSemanticsSay(@ForAll("scenarios") Scenario scenario) throws Exception {
        new ScenarioRunner(scenario, Backend.HEAP).run();
    }

    @Property(tries = 48)
    void everyBackendDoesWhatTheSemanticsSay(@ForAll("scenarios") Scenario scenario, @ForAll Backend backend)
            throws Exception {
        new ScenarioRunner(scenario, backend).run();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return EmptyWindowsScenarios.any();
    }

    // --- by hand

    @Example
    void aSilentKeyHasWindowsThatStartWithinTheTimeOfItsLastEvent() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), TENS)) {
            operator.event(5).watermark(9);
            assertThat(operator.panes()).containsExactly("w [0, 10) on-time 0: 1 events, sum 1.0, ok");
            operator.watermark(18);
            assertThat(operator.panes()).isEmpty();
            operator.watermark(19);
            assertThat(operator.panes()).containsExactly("w [10, 20) on-time 0: 0 events, sum 0.0, ok");
            operator.watermark(100);
            assertThat(operator.panes())
                    .as("30 - 5 is 25, 40 - 5 is more")
                    .containsExactly(
                            "w [20, 30) on-time 0: 0 events, sum 0.0, ok",
                            "w [30, 40) on-time 0: 0 events, sum 0.0, ok");
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Example
    void anEventInAnEmptyWindowMakesItOneLikeAnyOther() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), TENS)) {
            operator.event(5).watermark(12).event("a", 13, 4).watermark(19);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) on-time 0: 1 events, sum 1.0, ok",
                            "w [10, 20) on-time 0: 1 events, sum 4.0, ok");
            operator.endOfInput();
            assertThat(operator.panes())
                    .as("from 13 on")
                    .containsExactly(
                            "w [20, 30) on-time 0: 0 events, sum 0.0, ok",
                            "w [30, 40) on-time 0: 0 events, sum 0.0, ok");
            assertThat(operator.totals().count(ProcessorStatistics.ACTIVE_WINDOWS))
                    .isZero();
        }
    }

    @Example
    void aLateEventGivesAnEmptyWindowItsNextPaneAndTheOnesBehindMoreTime() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(100), empty(Windows.tumbling(10), 12))) {
            operator.event(5).watermark(45);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) on-time 0: 1 events, sum 1.0, ok",
                            "w [10, 20) on-time 0: 0 events, sum 0.0, ok");
            operator.event("a", 19, 3);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [10, 20) late 1: 1 events, sum 3.0, ok",
                            "w [20, 30) late 0: 0 events, sum 0.0, ok",
                            "w [30, 40) late 0: 0 events, sum 0.0, ok");
            operator.event("a", 28, 2);
            assertThat(operator.panes())
                    .as("30 and 40 are within 12 of 28; [40, 50) has not passed")
                    .containsExactly("w [20, 30) late 1: 1 events, sum 2.0, ok");
            operator.watermark(49);
            assertThat(operator.panes()).containsExactly("w [40, 50) on-time 0: 0 events, sum 0.0, ok");
            operator.watermark(1000);
            assertThat(operator.panes()).isEmpty();
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Example
    void lateEventsThatAreFiredTogetherLeaveEmptyWindowsToComeAtOnce() throws Exception {
        WindowingOptions coalesced = new WindowingOptions(TimeDomain.EVENT, 100, 7, 0, 1000, WindowLimitPolicy.REJECT);
        try (DrivenOperator operator = DrivenOperator.of(coalesced, empty(Windows.tumbling(10), 12))) {
            operator.watermark(25).event(5);
            assertThat(operator.panes()).containsExactly("w [10, 20) late 0: 0 events, sum 0.0, ok");
            operator.clock(7);
            assertThat(operator.panes()).containsExactly("w [0, 10) late 0: 1 events, sum 1.0, ok");
        }
    }

    @Example
    void theOrderOfArrivalWithinTheThresholdDoesNotMatter() throws Exception {
        List<Long> times = List.of(3L, 38L, 41L, 77L);
        WindowDefinition window = empty(Windows.sliding(10, 4), 15);
        List<WindowResult> inOrder;
        try (DrivenOperator operator = DrivenOperator.of(lateBy(1000), window)) {
            for (long time : times) {
                operator.event(time).watermark(time);
            }
            inOrder = operator.endOfInput().results();
        }
        try (DrivenOperator operator = DrivenOperator.of(lateBy(1000), window)) {
            operator.event(77).watermark(90).event(38).event(3).watermark(100).event(41);
            assertThat(lastPanes(operator.endOfInput().results())).isEqualTo(lastPanes(inOrder));
        }
    }

    /** The last pane of each window, but for when it came. */
    private static List<String> lastPanes(List<WindowResult> results) {
        return results.stream()
                .filter(result -> results.stream()
                        .noneMatch(other -> other.start() == result.start() && other.paneIndex() > result.paneIndex()))
                .map(result -> result.start() + " " + result.count())
                .sorted()
                .toList();
    }

    @Example
    void silenceIsCountedFromBeforeARestoreAtAnotherParallelismOnEveryBackend() throws Exception {
        for (Backend backend : Backend.values()) {
            try (DrivenOperator operator = DrivenOperator.of(backend, keptFor(10, 10), TENS)) {
                operator.event("a", 5, 1).event("b", 5, 1).watermark(24).restore(3);
                operator.panes();
                operator.watermark(29).restore(1);
                assertThat(operator.results())
                        .as("%s", backend)
                        .extracting(result -> result.key() + " " + result.start() + " " + result.count())
                        .containsExactlyInAnyOrder("a 20 0", "b 20 0");
                operator.event("b", 21, 7);
                assertThat(operator.panes()).containsExactly("w [20, 30) late 1: 1 events, sum 7.0, ok");
                assertThat(operator.watermark(1000).results())
                        .extracting(result -> result.key() + " " + result.start())
                        .containsExactlyInAnyOrder("a 30", "b 30", "b 40");
                assertThat(operator.stateEntries()).isZero();
                assertThat(operator.timers()).isZero();
            }
        }
    }

    @Example
    void theEndOfTheInputBringsThemAndLeavesNothing() throws Exception {
        for (TimeDomain domain : TimeDomain.values()) {
            WindowingOptions options = new WindowingOptions(domain, 0, 0, 50, 1000, WindowLimitPolicy.REJECT);
            try (DrivenOperator operator = DrivenOperator.of(options, TENS)) {
                operator.clock(5).event("a", 5, 1).endOfInput();
                assertThat(operator.results()).extracting(WindowResult::start).containsExactly(0L, 10L, 20L, 30L);
                assertThat(operator.stateEntries()).isZero();
                assertThat(operator.timers()).isZero();
                ProcessorStatistics totals = operator.totals();
                assertThat(totals.count(ProcessorStatistics.WINDOWS_CREATED)).isEqualTo(4);
                assertThat(totals.count(ProcessorStatistics.WINDOWS_FIRED)).isEqualTo(4);
                assertThat(totals.count(ProcessorStatistics.ACTIVE_WINDOWS)).isZero();
                assertThat(totals.count(ProcessorStatistics.ACTIVE_KEYS)).isZero();
            }
        }
    }

    @Example
    void underProcessingTimeTheClockBringsThem() throws Exception {
        WindowingOptions options = new WindowingOptions(TimeDomain.PROCESSING, 0, 0, 0, 1000, WindowLimitPolicy.REJECT);
        try (DrivenOperator operator = DrivenOperator.of(options, TENS)) {
            operator.clock(5).event(0).clock(19);
            assertThat(operator.results()).extracting(WindowResult::start).containsExactly(0L, 10L);
            operator.clock(1000);
            assertThat(operator.results()).extracting(WindowResult::start).containsExactly(20L, 30L);
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Example
    void theLimitOfWindowsRefusesNoEmptyOneAndOnesWithRefusedEventsAreEmpty() throws Exception {
        WindowingOptions one = new WindowingOptions(TimeDomain.EVENT, 0, 0, 0, 1, WindowLimitPolicy.REJECT);
        try (DrivenOperator operator = DrivenOperator.of(one, TENS)) {
            operator.event(5).event(12);
            assertThat(operator.overLimit()).hasSize(1);
            operator.watermark(1000);
            assertThat(operator.results())
                    .extracting(result -> result.start() + " " + result.count())
                    .containsExactly("0 1", "10 0", "20 0", "30 0");
        }
    }

    @Example
    void windowsWithEventsBehindRefusedOnesGoOn() throws Exception {
        WindowingOptions one = new WindowingOptions(TimeDomain.EVENT, 0, 0, 0, 1, WindowLimitPolicy.REJECT);
        try (DrivenOperator operator = DrivenOperator.of(one, empty(Windows.sliding(10, 5), 10))) {
            operator.event(7);
            assertThat(operator.overLimit())
                    .as("the second window of the event")
                    .hasSize(1);
            operator.watermark(1000);
            assertThat(operator.results())
                    .as("[5, 15) has refused the event, [10, 20) is the first after it")
                    .extracting(result -> result.start() + " " + result.count())
                    .containsExactly("0 1", "10 0", "15 0");
        }
    }

    @Example
    void emptyDaysAreThoseOfTheCalendar() throws Exception {
        WindowDefinition days = Windows.of(WindowAssigners.calendar(CalendarUnit.DAY, ZoneId.of("Europe/Berlin")))
                .emittingEmpty(Duration.ofDays(2));
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), days)) {
            operator.event(Instant.parse("2024-10-26T10:00:00Z").toEpochMilli()).endOfInput();
            assertThat(operator.results())
                    .extracting(result -> Instant.ofEpochMilli(result.start()) + " " + result.count())
                    .containsExactly("2024-10-25T22:00:00Z 1", "2024-10-26T22:00:00Z 0", "2024-10-27T23:00:00Z 0");
        }
    }

    @Example
    void theyComeFromARestoreOnWithWindowsThatWereInSlicesAndOnceMoreWhenTheyAreNoLongerWanted() throws Exception {
        WindowDefinition plain = Windows.sliding(10, 5);
        for (Backend backend : Backend.values()) {
            try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(20), plain)) {
                operator.event(7)
                        .watermark(9)
                        .restore(2, lateBy(20), empty(plain, 100))
                        .watermark(19);
                assertThat(operator.results())
                        .as("%s", backend)
                        .extracting(result -> result.start() + " " + result.count())
                        .containsExactly("0 1", "5 1", "10 0");
                operator.restore(1, lateBy(20), plain).watermark(19).event(21).watermark(24);
                assertThat(operator.results())
                        .as("[15, 25) was waiting")
                        .extracting(result -> result.start() + " " + result.count())
                        .containsExactly("15 1");
                operator.restore(1, lateBy(20), empty(plain, 100)).watermark(39);
                assertThat(operator.results()).extracting(WindowResult::start).containsExactly(20L, 25L, 30L);
                operator.restore(1, lateBy(20), plain).watermark(1000);
                assertThat(operator.results())
                        .extracting(result -> result.start() + " " + result.count())
                        .containsExactly("35 0");
                assertThat(operator.stateEntries()).isZero();
                assertThat(operator.timers()).isZero();
            }
        }
    }

    @Example
    void theEndsOfTimeEndTheChain() throws Exception {
        WindowDefinition window = empty(Windows.tumbling(10), Long.MAX_VALUE);
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), window)) {
            operator.event(Long.MAX_VALUE - 25).endOfInput();
            assertThat(operator.results())
                    .hasSizeBetween(3, 4)
                    .extracting(WindowResult::end)
                    .endsWith(Long.MAX_VALUE);
            assertThat(operator.stateEntries()).isZero();
        }
    }

    @Example
    void whereTheyCannotComeTheyAreRefusedWithTheReason() {
        assertRefused("a session is made by its events", () -> empty(Windows.session(10), 5));
        assertRefused("discarding panes come only with new events", () -> TENS.withMode(PaneMode.DISCARDING));
        assertRefused("without the watermark trigger", () -> TENS.withTriggers(Triggers.count(1)));
        assertRefused("at least 0", () -> empty(Windows.tumbling(10), -1));
        WindowDefinition global =
                new WindowSpec("g", WindowSpec.Kind.GLOBAL, 1, 1, 0, true, 5, 0, true, true, 0).definition();
        assertRefused("never ends has no other behind it", () -> empty(global, 5));
        WindowingOptions oldest = new WindowingOptions(TimeDomain.EVENT, 0, 0, 0, 9, WindowLimitPolicy.FIRE_OLDEST);
        assertRefused("fire-oldest", () -> DrivenOperator.of(oldest, TENS).close());
    }

    private static void assertRefused(String reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(reason);
    }
}
