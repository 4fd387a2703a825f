package io.tidemark.job.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordParserTest {

    private static final String KEY = "{\"city\":\"Köln \\\"}{\",\"n\":1}";

    private final RecordParser parser = new RecordParser();

    @Test
    void aResultIsReadAsTheJobWritesIt() {
        Map<String, Object> statistics = new HashMap<>(Map.of("mean", 2.5, "max", 4.0));
        statistics.put("min", null);
        String line = PaneBuilder.window("minute", KEY, 60_000, 120_000)
                .pane(Pane.LATE, 2)
                .count(7)
                .value("n", 7L)
                .value("avg", 1.25)
                .value("none", null)
                .value("word", "up")
                .value("top", List.of("a", "b"))
                .value("recent", statistics)
                .line();

        ResultPane pane = (ResultPane) parse(line).orElseThrow();

        assertThat(pane.pipeline()).isEqualTo("test");
        assertThat(pane.series()).isEqualTo(new SeriesId("minute", KEY));
        assertThat(pane.start()).isEqualTo(60_000);
        assertThat(pane.end()).isEqualTo(120_000);
        assertThat(pane.time()).isEqualTo(120_000);
        assertThat(pane.pane()).isEqualTo(Pane.LATE);
        assertThat(pane.paneIndex()).isEqualTo(2);
        assertThat(pane.status()).isEqualTo(ResultStatus.OK);
        assertThat(pane.count()).isEqualTo(7);
        assertThat(pane.values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "n", 7.0,
                        "avg", 1.25,
                        "none", Double.NaN,
                        "recent.mean", 2.5,
                        "recent.max", 4.0,
                        "recent.min", Double.NaN));
        assertThat(pane.uncharted()).containsExactly("word", "top");
    }

    @Test
    void aRetractionIsReadWithoutValues() {
        ResultPane pane = (ResultPane)
                parse(PaneBuilder.minute("{}", 1).pane(Pane.RETRACTION, 3).line())
                        .orElseThrow();

        assertThat(pane.pane()).isEqualTo(Pane.RETRACTION);
        assertThat(pane.values()).isEmpty();
        assertThat(pane.lastEventTime()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aPaneOfAWindowWithoutBoundsStandsAtItsNewestEvent() {
        ResultPane pane = (ResultPane) parse("{\"window\":\"all\",\"key\":{},\"start\":" + Long.MIN_VALUE + ",\"end\":"
                        + Long.MAX_VALUE + ",\"pane\":\"early\",\"pane_index\":4,\"max_event_time\":1234}")
                .orElseThrow();

        assertThat(pane.isBounded()).isFalse();
        assertThat(pane.time()).isEqualTo(1234);
    }

    @Test
    void anAnomalyOfAWindowStandsAtItsEnd() {
        assertThat(parse("{\"name\":\"spike\",\"key\":" + KEY + ",\"window\":\"minute\",\"start\":0,\"end\":60000,"
                        + "\"value\":9.5,\"mean\":1.5,\"stddev\":2,\"score\":4,\"threshold\":3,\"emitted_at\":7}"))
                .contains(new Anomaly("spike", "minute", KEY, 60_000, 0, 9.5, 1.5, 2, 4, 3));
    }

    @Test
    void anAnomalyOfAnEventHasItsTimeAndMayHaveNoScore() {
        assertThat(parse(
                        "{\"name\":\"spike\",\"key\":{},\"time\":5,\"value\":9.5,\"mean\":1,\"stddev\":0,\"score\":null,"
                                + "\"threshold\":3}"))
                .contains(new Anomaly("spike", null, "{}", 5, Long.MIN_VALUE, 9.5, 1, 0, Double.NaN, 3));
    }

    @Test
    void recordsOfOtherOutputsAreKnown() {
        assertThat(
                        parse(
                                "{\"window\":\"w\",\"key\":{},\"time\":1,\"start\":0,\"end\":2,\"lateness_ms\":9,\"values\":{}}"))
                .contains(OtherRecord.LATE);
        assertThat(parse("{\"reason\":\"malformed\",\"message\":\"m\",\"raw\":\"{\",\"rejected_at\":1}"))
                .contains(OtherRecord.REJECTED);
        assertThat(parse("{\"pipeline\":\"p\",\"received\":3,\"accepted\":2,\"rejected\":{\"malformed\":1}}"))
                .contains(OtherRecord.STATISTICS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "7",
                "{}",
                "nonsense",
                "{\"pane\":\"on-time\"}",
                "{\"window\":\"w\",\"key\":{},\"start\":0,\"end\":\"x\",\"pane\":\"on-time\",\"pane_index\":0}",
                "{\"window\":\"w\",\"key\":{},\"start\":0,\"end\":1,\"pane\":\"sideways\",\"pane_index\":0}",
                "{\"window\":\"w\",\"key\":{},\"start\":0,\"end\":1,\"pane\":\"on-time\",\"pane_index\":0} {}",
                "{\"name\":\"spike\",\"key\":{},\"score\":1}"
            })
    void whatIsNoRecordIsNone(String line) {
        assertThat(parse(line)).isEmpty();
    }

    @Test
    void aNumberTooLargeForADoubleIsNone() {
        ResultPane pane = (ResultPane)
                parse(PaneBuilder.minute("{}", 1).value("v", 1).line().replace("\"v\":1", "\"v\":1e999"))
                        .orElseThrow();

        assertThat(pane.values()).containsEntry("v", Double.NaN);
    }

    private Optional<OutputRecord> parse(String line) {
        return parser.parse(line.getBytes(UTF_8));
    }
}
