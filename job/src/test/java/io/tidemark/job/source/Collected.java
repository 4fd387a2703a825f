package io.tidemark.job.source;

import io.tidemark.job.ingest.Ingested;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** An output that remembers what it got; one for all splits. */
final class Collected implements ReaderOutput<Ingested> {

    final List<Ingested> records = new ArrayList<>();
    final List<String> signals = new ArrayList<>();

    @Override
    public void collect(Ingested record) {
        records.add(record);
    }

    @Override
    public void collect(Ingested record, long timestamp) {
        records.add(record);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {
        signals.add("idle");
    }

    @Override
    public void markActive() {
        signals.add("active");
    }

    @Override
    public SourceOutput<Ingested> createOutputForSplit(String splitId) {
        signals.add("+" + splitId);
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        signals.add("-" + splitId);
    }
}
