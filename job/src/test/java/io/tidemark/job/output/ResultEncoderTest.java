package io.tidemark.job.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultEncoderTest {

    private static final List<String> NAMES = List.of("n", "avg");

    @Test
    void aResultHasTheFieldsOfTheContractInOrder() {
        WindowResult result =
                result(Pane.ON_TIME, ResultStatus.OK, 3, values(new Object[] {3L, 41.5}, null, null), 59_999);
        assertThat(json(result))
                .isEqualTo("{\"id\":\"" + result.id()
                        + "\",\"pipeline\":\"p\",\"window\":\"minute\",\"key\":{\"k\":\"a\"},"
                        + "\"start\":0,\"end\":60000,\"pane\":\"on-time\",\"pane_index\":2,\"status\":\"ok\",\"count\":3,"
                        + "\"values\":{\"n\":3,\"avg\":41.5},\"min_event_time\":10,\"max_event_time\":20,"
                        + "\"watermark\":59999,\"emitted_at\":70000}");
    }

    @Test
    void aFailedPartIsNullAndSaysWhy() {
        WindowValues values = values(new Object[] {3L, null}, new String[] {null, "it broke"}, null);
        assertThat(json(result(Pane.LATE, ResultStatus.FAILED, 3, values, 1)))
                .contains(
                        "\"status\":\"failed\"", "\"values\":{\"n\":3,\"avg\":null},\"errors\":{\"avg\":\"it broke\"}");
    }

    @Test
    void aPartThatSkippedEventsSaysHowManyItUsed() {
        WindowValues values = values(new Object[] {3L, 1.0}, null, new long[] {3, 2});
        assertThat(json(result(Pane.EARLY, ResultStatus.OK, 3, values, 1))).contains(",\"used\":{\"avg\":2},");
    }

    @Test
    void aRetractionHasNeitherValuesNorTimes() {
        assertThat(json(result(Pane.RETRACTION, ResultStatus.OK, 0, null, 1)))
                .contains("\"pane\":\"retraction\"")
                .doesNotContain("values")
                .doesNotContain("event_time");
    }

    @Test
    void beforeTheFirstWatermarkThereIsNone() {
        WindowValues values = values(new Object[] {1L, 1.0}, null, null);
        assertThat(json(result(Pane.EARLY, ResultStatus.OK, 1, values, Long.MIN_VALUE)))
                .contains("\"watermark\":null");
    }

    @Test
    void theIdDependsOnEachIdentifyingFieldAndOnNothingElse() {
        WindowValues values = values(new Object[] {1L, 1.0}, null, null);
        WindowResult result = result(Pane.EARLY, ResultStatus.OK, 1, values, 1);
        assertThat(result(Pane.LATE, ResultStatus.FAILED, 9, null, 7).id()).isEqualTo(result.id());
        assertThat(new WindowResult(
                                "p",
                                "minute",
                                "{\"k\":\"a\"}",
                                0,
                                60_000,
                                Pane.LATE,
                                3,
                                ResultStatus.OK,
                                1,
                                null,
                                0,
                                0,
                                0,
                                0)
                        .id())
                .isNotEqualTo(result.id());
        assertThat(new WindowResult(
                                "p",
                                "minute",
                                "{\"k\":\"b\"}",
                                0,
                                60_000,
                                Pane.LATE,
                                2,
                                ResultStatus.OK,
                                1,
                                null,
                                0,
                                0,
                                0,
                                0)
                        .id())
                .isNotEqualTo(result.id());
        assertThat(result.id()).isEqualTo("ebcbb0b4bd5486fc9d3a310a36de8a08");
    }

    @Test
    void statisticsHaveTheFieldsOfTheContract() {
        ProcessorStatistics statistics = new ProcessorStatistics(
                new TreeMap<>(
                        Map.of("received", 5L, "accepted", 3L, "rejected.bad-time", 2L, "pairs.minute.on_time", 3L)),
                Long.MIN_VALUE,
                ProcessorStatistics.newLatencies());
        String json = new String(new StatisticsEncoder("p", List.of("minute")).encode(statistics), UTF_8);
        assertThat(json)
                .isEqualTo(
                        "{\"pipeline\":\"p\",\"received\":5,\"accepted\":3,\"rejected\":{\"bad-time\":2},"
                                + "\"late_accepted\":0,\"too_late\":0,\"over_limit\":0,\"windows_created\":0,\"windows_fired\":0,"
                                + "\"active_windows\":0,\"active_keys\":0,\"watermark\":null,\"latency_p50_ms\":null,"
                                + "\"latency_p95_ms\":null,\"latency_p99_ms\":null,"
                                + "\"pairs\":{\"minute\":{\"on_time\":3,\"late_accepted\":0,\"too_late\":0,\"over_limit\":0}}}");
    }

    private static WindowValues values(Object[] values, String[] errors, long[] used) {
        return new WindowValues(NAMES, values, errors, used);
    }

    private static WindowResult result(
            Pane pane, ResultStatus status, long count, WindowValues values, long watermark) {
        return new WindowResult(
                "p", "minute", "{\"k\":\"a\"}", 0, 60_000, pane, 2, status, count, values, 10, 20, watermark, 70_000);
    }

    private static String json(WindowResult result) {
        return new String(new ResultEncoder().encode(result), UTF_8);
    }
}
