package io.tidemark.operators.statistics;

import io.tidemark.operators.state.SerializerContract;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializer;

class ProcessorStatisticsSerializerTest extends SerializerContract<ProcessorStatistics> {

    /** What a subtask may have to say. */
    static ProcessorStatistics statistics() {
        ProcessorStatistics statistics = new ProcessorStatistics();
        statistics.add(ProcessorStatistics.RECEIVED, 12);
        statistics.add(ProcessorStatistics.REJECTED_PREFIX + "malformed", 2);
        statistics.add(ProcessorStatistics.ACTIVE_KEYS, -1);
        statistics.latencies().add(0);
        statistics.latencies().add(1.5);
        statistics.latencies().add(250);
        ProcessorStatistics watermark =
                new ProcessorStatistics(new TreeMap<>(), 59_999, ProcessorStatistics.newLatencies());
        statistics.add(watermark);
        return statistics;
    }

    @Override
    protected TypeSerializer<ProcessorStatistics> serializer() {
        return ProcessorStatisticsSerializer.INSTANCE;
    }

    @Override
    protected ProcessorStatistics sample() {
        return statistics();
    }

    @Override
    protected void change(ProcessorStatistics statistics) {
        statistics.add(ProcessorStatistics.RECEIVED, 1);
        statistics.latencies().add(7);
    }

    @Override
    protected String golden() {
        return "processor-statistics-v1";
    }
}
