package io.tidemark.operators.statistics;

import io.tidemark.operators.state.SerializerContract;
import org.apache.flink.api.common.typeutils.TypeSerializer;

class SubtaskReportSerializerTest extends SerializerContract<SubtaskReport> {

    @Override
    protected TypeSerializer<SubtaskReport> serializer() {
        return SubtaskReportSerializer.INSTANCE;
    }

    @Override
    protected SubtaskReport sample() {
        return new SubtaskReport("windows", 1, 4, true, ProcessorStatisticsSerializerTest.statistics());
    }

    @Override
    protected void change(SubtaskReport report) {
        report.statistics().add(ProcessorStatistics.RECEIVED, 1);
    }

    @Override
    protected String golden() {
        return "subtask-report-v1";
    }
}
