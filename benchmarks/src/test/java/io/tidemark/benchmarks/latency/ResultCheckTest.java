package io.tidemark.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultCheckTest {

    private static final long START = 1_000;

    private final SentWindow sent = new SentWindow(3);

    @BeforeEach
    void send() {
        sent.add(event(0, 1_500), 0);
        sent.add(event(0, 2_000), 0);
        sent.add(event(2, 4_250), 0);
    }

    @Test
    void resultsOfAllThatWasSentPass() {
        assertThatCode(() -> check(result(0, 2, 3.5), result(2, 1, 4.25))).doesNotThrowAnyException();
    }

    @Test
    void aMissingResultIsToldWithItsWindow() {
        assertWrong("starts at 1000: 3 events were sent, its results hold 2 of 1 keys", result(0, 2, 3.5));
    }

    @Test
    void aSecondResultIsTold() {
        assertWrong("a second result", result(0, 2, 3.5), result(0, 2, 3.5), result(2, 1, 4.25));
    }

    @Test
    void aWrongCountIsTold() {
        assertWrong("expected 2 events", result(0, 1, 1.5), result(2, 1, 4.25));
    }

    @Test
    void aResultOfAKeyThatWasNotSentIsTold() {
        assertWrong("expected 0 events", result(1, 1, 1.5));
    }

    @Test
    void aWrongSumIsTold() {
        assertWrong("sum to 7.75", result(0, 2, 3.5), result(2, 1, 4.26));
    }

    @Test
    void aPaneThatIsNotOnTimeIsTold() {
        assertWrong("on time", new SeenResult(0, START, 2_000, false, 2, 3.5, 0, 0), result(2, 1, 4.25));
    }

    private void assertWrong(String why, SeenResult... results) {
        assertThatThrownBy(() -> check(results))
                .isInstanceOf(WrongResultsException.class)
                .hasMessageContaining(why);
    }

    private void check(SeenResult... results) throws WrongResultsException {
        ResultCheck.check(Map.of(START, sent), List.of(results));
    }

    private static TrafficEvent event(int key, int thousandths) {
        return new TrafficEvent(START, key, thousandths, new byte[0]);
    }

    private static SeenResult result(int key, long count, double sum) {
        return new SeenResult(key, START, START + 1_000, true, count, sum, 0, 0);
    }
}
