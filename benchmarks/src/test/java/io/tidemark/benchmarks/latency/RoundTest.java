package io.tidemark.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static final long END = 2_000;

    private final ClosingEvents closings = new ClosingEvents(1, 1_000, 20, END);
    private final SentWindow sent = new SentWindow(3);

    @Test
    void aResultTakesFromTheAppendOfTheClosingEventToItsPollAndAWindowUntilItsLastResult() {
        closings.appended(new long[] {END}, 5_000);
        sent.add(new TrafficEvent(1_000, 0, 1, new byte[0]), 2_500_000);

        Round round = Round.of(Map.of(1_000L, sent), List.of(result(5_004, 5_010), result(5_006, 5_030)), closings);

        assertThat(round.millis().percentile(50)).isEqualTo(10);
        assertThat(round.millis().max()).isEqualTo(30);
        assertThat(round.windowMillis().percentile(50)).isEqualTo(30);
        assertThat(round.firstMillis().max()).isEqualTo(4);
        assertThat(round.insideMillis().percentile(50)).isEqualTo(4);
        assertThat(round.eventsPerSecond()).isEqualTo(1);
        assertThat(round.furthestBehindMillis()).isEqualTo(2.5);
    }

    @Test
    void aWindowThatNothingClosedHasNoLatency() {
        assertThatThrownBy(() -> Round.of(Map.of(1_000L, sent), List.of(result(1, 2)), closings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing closed the window");
    }

    @Test
    void aPercentileIsTheNearestRank() {
        Latencies latencies =
                Latencies.of(LongStream.rangeClosed(1, 200).boxed().toList());

        assertThat(latencies.percentile(50)).isEqualTo(100);
        assertThat(latencies.percentile(99)).isEqualTo(198);
        assertThat(latencies.percentile(99.9)).isEqualTo(200);
        assertThat(Latencies.of(List.of(7L)).percentile(1)).isEqualTo(7);
    }

    private static SeenResult result(long emittedMillis, long readableMillis) {
        return new SeenResult(0, 1_000, END, true, 1, 1, emittedMillis, readableMillis);
    }
}
