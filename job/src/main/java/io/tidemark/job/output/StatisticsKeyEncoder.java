package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.io.IOException;

/** Encodes the pipeline that statistics are of: a compacted topic keeps the newest. */
public final class StatisticsKeyEncoder extends JsonEncoder<ProcessorStatistics> {

    private static final long serialVersionUID = 1L;

    private final String pipeline;

    public StatisticsKeyEncoder(String pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    protected void write(ProcessorStatistics statistics, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("pipeline", pipeline);
        out.writeEndObject();
    }
}
