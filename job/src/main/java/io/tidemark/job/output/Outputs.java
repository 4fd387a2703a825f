package io.tidemark.job.output;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The sinks of records; those of Kafka stand apart. */
public final class Outputs {

    private Outputs() {}

    /**
     * A folder of JSON Lines part files, {@code part-….jsonl}. A part becomes final, exactly once, with the checkpoint
     * after its last record, or at the end of a bounded run.
     */
    public static <T> Sink<T> files(RecordEncoder<T> encoder, Path folder) {
        return FileSink.forRowFormat(folder, new LineEncoder<>(encoder))
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(new PartRolling<>())
                .withOutputFileConfig(OutputFileConfig.builder()
                        .withPartPrefix("part")
                        .withPartSuffix(".jsonl")
                        .build())
                .build();
    }

    /** One line per record on standard output or standard error of the process that runs the subtask. */
    public static <T> Sink<T> print(RecordEncoder<T> encoder, boolean stderr) {
        return new PrintSink<>(encoder, stderr);
    }

    /** Nothing. */
    public static <T> Sink<T> discard() {
        return new DiscardingSink<>();
    }
}
