package io.tidemark.job.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.IngestedTypes;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.ingest.RejectionReason;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.statistics.SubtaskReport;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestOperatorTest {

    private static final Origin ORIGIN = new Origin.File("in.jsonl", 7);
    private static final Event EVENT =
            new Event("{\"k\":\"a\"}", 5, new double[] {1.5}, new String[] {}, 9, ORIGIN, null, "raw".getBytes(UTF_8));
    private static final Rejection REJECTION =
            new Rejection(RejectionReason.BAD_TIME, "noon is no time", ORIGIN, "raw".getBytes(UTF_8), 9);

    private OneInputStreamOperatorTestHarness<Ingested, Event> harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void eventsAndRejectionsGoTheirWaysAndAreCountedAcrossARestore() throws Exception {
        open(null);
        harness.processElement(new StreamRecord<>(EVENT, 5));
        harness.processElement(new StreamRecord<>(REJECTION));

        assertThat(harness.extractOutputValues()).containsExactly(EVENT);
        assertThat(harness.getSideOutput(IngestOperator.REJECTED))
                .extracting(StreamRecord::getValue)
                .containsExactly(REJECTION);

        OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
        harness.close();
        open(checkpoint);
        harness.processElement(new StreamRecord<>(EVENT, 5));
        harness.endInput();
        harness.getOperator().finish();

        SubtaskReport last = harness.getSideOutput(IngestOperator.REPORTS).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .getValue();
        assertThat(last.statistics().count(ProcessorStatistics.RECEIVED)).isEqualTo(3);
        assertThat(last.statistics().count(ProcessorStatistics.ACCEPTED)).isEqualTo(2);
        assertThat(last.statistics().rejected()).isEqualTo(1);
    }

    @Test
    void theLastWatermarkPassesAnIdleSource() throws Exception {
        open(null);
        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        harness.endInput();

        assertThat(harness.getOutput())
                .containsExactly(WatermarkStatus.IDLE, WatermarkStatus.ACTIVE, Watermark.MAX_WATERMARK);
    }

    private void open(OperatorSubtaskState checkpoint) throws Exception {
        IngestOperator operator = new IngestOperator(1000);
        harness = new OneInputStreamOperatorTestHarness<>(
                operator, IngestedTypes.INGESTED.createSerializer(new SerializerConfigImpl()));
        harness.setup(IngestedTypes.EVENT.createSerializer(new SerializerConfigImpl()));
        if (checkpoint != null) {
            harness.initializeState(checkpoint);
        }
        harness.open();
    }
}
