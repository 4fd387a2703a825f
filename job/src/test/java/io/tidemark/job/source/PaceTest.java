package io.tidemark.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000 * NANOS_PER_MILLI;

    /** So near its end that the clock wraps while the test runs. */
    private long start = Long.MAX_VALUE - 5;

    private final Pace pace = new Pace(1000);

    @Test
    void recordsAreDueAtEvenDistancesFromTheFirst() {
        assertThat(pace.nanosUntil(7, start)).isZero();
        assertThat(pace.nanosUntil(8, start)).isEqualTo(NANOS_PER_MILLI);
        assertThat(pace.nanosUntil(8, start + NANOS_PER_MILLI)).isZero();
        assertThat(pace.nanosUntil(907, start + 900 * NANOS_PER_MILLI)).isZero();
    }

    @Test
    void aSmallDelayIsMadeUpFor() {
        pace.nanosUntil(0, start);

        assertThat(pace.nanosUntil(1, start + NANOS_PER_SECOND)).isLessThan(0);
        assertThat(pace.nanosUntil(1000, start + NANOS_PER_SECOND)).isZero();
        assertThat(pace.nanosUntil(1001, start + NANOS_PER_SECOND)).isEqualTo(NANOS_PER_MILLI);
    }

    @Test
    void aLongStallIsForgotten() {
        pace.nanosUntil(0, start);

        assertThat(pace.nanosUntil(1, start + 60 * NANOS_PER_SECOND)).isZero();
        assertThat(pace.nanosUntil(2, start + 60 * NANOS_PER_SECOND)).isEqualTo(NANOS_PER_MILLI);
    }
}
