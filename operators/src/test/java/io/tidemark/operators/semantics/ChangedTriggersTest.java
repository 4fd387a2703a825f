package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.WindowDefinition;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of firings that are pending when the triggers change between a savepoint and its restore. */
class ChangedTriggersTest {

    private static final Trigger COUNT = Triggers.count(3);
    private static final Trigger CLOCK = Triggers.processingTime(Duration.ofMillis(10));
    private static final Trigger WATERMARK = Triggers.watermark();

    @ParameterizedTest
    @EnumSource
    void aTriggerKeepsItsStateWhereverItStands(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), with(COUNT, CLOCK, WATERMARK))) {
            operator.event(1).event(2).restore(2, lateBy(0), with(WATERMARK, Triggers.count(9), CLOCK, COUNT));
            operator.event(3);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 0: 3 events, sum 3.0, ok");
            operator.event(4).restore(1, lateBy(0), with(COUNT, CLOCK)).clock(10);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 1: 4 events, sum 4.0, ok");
            operator.watermark(100);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPendingFiringOutlivesAnotherTriggerBesideIt(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), with(WATERMARK, CLOCK))) {
            operator.event(1)
                    .restore(2, lateBy(0), with(CLOCK, COUNT, WATERMARK))
                    .clock(10);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 0: 1 events, sum 1.0, ok");
            operator.watermark(99);
            assertThat(operator.panes()).containsExactly("w [0, 100) on-time 1: 1 events, sum 1.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddedTriggerStartsFromItsInitialState(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), with(WATERMARK))) {
            operator.event(1)
                    .event(2)
                    .restore(2, lateBy(0), with(COUNT, CLOCK, WATERMARK))
                    .clock(15);
            assertThat(operator.panes()).isEmpty();
            operator.event(3).event(4);
            assertThat(operator.panes()).isEmpty();
            operator.clock(20);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 0: 4 events, sum 4.0, ok");
            operator.event(5);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 1: 5 events, sum 5.0, ok");
            operator.watermark(99);
            assertThat(operator.panes()).hasSize(1);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddedTriggerWhoseInitialStateWaitsForTheClockIsCalled(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), with(WATERMARK))) {
            operator.event(1).restore(2, lateBy(0), with(WATERMARK, new AlarmTrigger(40)));
            operator.clock(39);
            assertThat(operator.panes()).isEmpty();
            operator.clock(40);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 0: 1 events, sum 1.0, ok");
            operator.watermark(99);
            assertThat(operator.panes()).hasSize(1);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedTriggerFiresNothingAndLeavesNoTimer(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), with(CLOCK, COUNT, WATERMARK))) {
            operator.event(1).event(2);
            assertThat(operator.timers()).isEqualTo(2);
            operator.restore(2, lateBy(0), with(WATERMARK));
            assertThat(operator.timers()).as("on the watermark alone").isEqualTo(1);
            operator.event(3).clock(1000);
            assertThat(operator.panes()).isEmpty();
            operator.watermark(99);
            assertThat(operator.panes()).containsExactly("w [0, 100) on-time 0: 3 events, sum 3.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTriggerThatComesBackHasForgotten(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), with(COUNT, WATERMARK))) {
            operator.event(1).event(2).restore(1, lateBy(0), with(WATERMARK));
            operator.restore(1, lateBy(0), with(COUNT, WATERMARK)).event(3).event(4);
            assertThat(operator.panes()).isEmpty();
            operator.event(5);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 0: 5 events, sum 5.0, ok");
            operator.watermark(99);
            assertThat(operator.panes()).hasSize(1);
            assertNothingLeft(operator);
        }
    }

    private static void assertNothingLeft(DrivenOperator operator) {
        assertThat(operator.stateEntries()).as("entries of state").isZero();
        assertThat(operator.timers()).as("timers").isZero();
    }

    private static WindowDefinition with(Trigger... triggers) {
        return Windows.tumbling(100).withTriggers(triggers);
    }

    /** A user's trigger that waits for a wall clock from the opening of its window on. */
    private record AlarmTrigger(long atMillis) implements Trigger {

        @Override
        public long initialState() {
            return atMillis;
        }

        @Override
        public long deadline(long state) {
            return state;
        }

        @Override
        public boolean onDeadline(Context context) {
            context.setState(NO_DEADLINE);
            return true;
        }

        @Override
        public String signature() {
            return "alarm(" + atMillis + ")";
        }
    }
}
