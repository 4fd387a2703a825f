package io.tidemark.job.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Embedded clusters for integration tests. */
public final class Environments {

    private Environments() {}

    /** A cluster in this process that refuses generic (Kryo) types. */
    public static StreamExecutionEnvironment local(int parallelism, Map<String, String> settings) {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        settings.forEach(configuration::setString);
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    }

    /** Runs the job and returns what comes out of the stream. */
    // close() declares every exception there is, interruption among them.
    @SuppressWarnings("try")
    public static <T> List<T> collect(DataStream<T> stream) throws Exception {
        List<T> collected = new ArrayList<>();
        try (CloseableIterator<T> records = stream.executeAndCollect()) {
            records.forEachRemaining(collected::add);
        }
        return collected;
    }
}
