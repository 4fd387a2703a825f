package io.tidemark.job.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.statistics.ProcessorStatisticsSerializer;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatisticsIntervalTest {

    private OneInputStreamOperatorTestHarness<ProcessorStatistics, ProcessorStatistics> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new StatisticsInterval(10_000));
        harness.setup(ProcessorStatisticsSerializer.INSTANCE);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void statisticsPassOnceInAnInterval() throws Exception {
        for (int second = 1; second <= 25; second++) {
            harness.setProcessingTime(second * 1000L);
            send(second);
        }
        assertThat(received()).containsExactly(10L, 20L);
    }

    @Test
    void theLastOnesAlwaysPassAtTheEnd() throws Exception {
        send(1);
        send(2);
        harness.endInput();
        assertThat(received()).containsExactly(2L);
    }

    @Test
    void whatHasPassedDoesNotPassAgainAtTheEnd() throws Exception {
        harness.setProcessingTime(10_000);
        send(1);
        harness.endInput();
        assertThat(received()).containsExactly(1L);
    }

    private void send(long received) throws Exception {
        ProcessorStatistics statistics = new ProcessorStatistics();
        statistics.add(ProcessorStatistics.RECEIVED, received);
        harness.processElement(new StreamRecord<>(statistics));
    }

    private List<Long> received() {
        return harness.extractOutputValues().stream()
                .map(statistics -> statistics.count(ProcessorStatistics.RECEIVED))
                .toList();
    }
}
