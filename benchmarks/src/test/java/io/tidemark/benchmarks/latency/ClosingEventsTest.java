package io.tidemark.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClosingEventsTest {

    private static final long FIRST_END = 2_000;

    private final ClosingEvents closings = new ClosingEvents(2, 1_000, 20, FIRST_END);

    @Test
    void theFirstEventAtTheEndPlusTheOutOfOrdernessClosesAWindowAndNoOtherDoes() {
        assertThat(closings.closedBy(0, 2_019)).isEmpty();
        assertThat(closings.closedBy(0, 2_020)).containsExactly(2_000);
        assertThat(closings.closedBy(0, 2_021)).isEmpty();
    }

    @Test
    void anEventAfterAGapClosesSeveralWindows() {
        assertThat(closings.closedBy(0, 4_500)).containsExactly(2_000, 3_000, 4_000);
    }

    @Test
    void windowsBeforeTheFirstAreNotNoted() {
        assertThat(closings.closedBy(0, 1_500)).isEmpty();
    }

    @Test
    void aWindowIsClosedWhenTheLastPartitionHasItsEvent() {
        closings.appended(closings.closedBy(1, 2_020), 7_005);
        assertThat(closings.appendedMillis(FIRST_END)).isEmpty();

        closings.appended(closings.closedBy(0, 2_030), 7_001);
        assertThat(closings.appendedMillis(FIRST_END)).hasValue(7_005);
    }
}
