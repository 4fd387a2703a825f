package io.tidemark.operators.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatisticsOperatorTest {

    private OneInputStreamOperatorTestHarness<SubtaskReport, ProcessorStatistics> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new StatisticsOperator(Set.of("ingest", "windows")));
        harness.setup(ProcessorStatisticsSerializer.INSTANCE);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void totalsComeWhenEverySubtaskOfEveryOperatorHasReported() throws Exception {
        report("ingest", 0, 2, "received", 5, 100);
        report("ingest", 1, 2, "received", 7, 100);
        assertThat(emitted()).isEmpty();

        report("windows", 0, 1, "windows_fired", 3, 90);

        ProcessorStatistics total = emitted().get(0);
        assertThat(emitted()).hasSize(1);
        assertThat(total.count("received")).isEqualTo(12);
        assertThat(total.count("windows_fired")).isEqualTo(3);
        assertThat(total.watermark()).isEqualTo(90);
    }

    @Test
    void reportsAreRunningTotalsSoTheNewestOfASubtaskReplacesItsLast() throws Exception {
        report("ingest", 0, 1, "received", 5, 100);
        report("ingest", 0, 1, "received", 6, 100);
        report("windows", 0, 1, "windows_fired", 1, 90);
        report("ingest", 0, 1, "received", 9, 100);
        report("windows", 0, 1, "windows_fired", 2, 95);

        assertThat(emitted()).extracting(total -> total.count("received")).containsExactly(6L, 9L);
        assertThat(emitted()).extracting(ProcessorStatistics::watermark).containsExactly(90L, 95L);
    }

    @Test
    void aSubtaskThatHasEndedHoldsUpNobody() throws Exception {
        report("ingest", 0, 2, true, "received", 0, 100);
        report("ingest", 1, 2, "received", 5, 100);
        report("windows", 0, 1, "windows_fired", 1, 90);
        report("ingest", 1, 2, "received", 9, 100);
        report("windows", 0, 1, "windows_fired", 2, 95);

        assertThat(emitted()).extracting(total -> total.count("received")).containsExactly(5L, 9L);
    }

    @Test
    void theEndOfTheInputEmitsWhatHasComeSinceTheLastTotals() throws Exception {
        report("ingest", 0, 1, "received", 5, 100);
        report("windows", 0, 1, "windows_fired", 1, 90);
        report("windows", 0, 1, "windows_fired", 4, Long.MAX_VALUE);
        harness.endInput();

        assertThat(emitted()).extracting(total -> total.count("windows_fired")).containsExactly(1L, 4L);
        harness.endInput();
        assertThat(emitted()).hasSize(2);
    }

    private void report(String operator, int subtask, int of, String count, long value, long watermark)
            throws Exception {
        report(operator, subtask, of, false, count, value, watermark);
    }

    private void report(String operator, int subtask, int of, boolean last, String count, long value, long watermark)
            throws Exception {
        ProcessorStatistics statistics =
                new ProcessorStatistics(new TreeMap<>(), watermark, ProcessorStatistics.newLatencies());
        statistics.add(count, value);
        harness.processElement(new StreamRecord<>(new SubtaskReport(operator, subtask, of, last, statistics)));
    }

    private List<ProcessorStatistics> emitted() {
        return harness.extractOutputValues();
    }
}
