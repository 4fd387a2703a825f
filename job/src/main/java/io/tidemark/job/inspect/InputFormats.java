package io.tidemark.job.inspect;

import io.tidemark.operators.WindowedStatistics;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.TaskInfoImpl;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.functions.util.RuntimeUDFContext;
import org.apache.flink.api.common.io.RichInputFormat;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.InputSplit;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;

/** Reads Flink's input formats in this thread, split after split, as the subtasks of a job would. */
final class InputFormats {

    private InputFormats() {}

    /**
     * Hands over all records.
     *
     * @param parts number of splits to ask for
     * @param maxParallelism number of key groups
     */
    static <T, S extends InputSplit> void readAll(
            RichInputFormat<T, S> format, int parts, int maxParallelism, Consumer<T> action) throws IOException {
        format.configure(new Configuration());
        S[] splits = format.createInputSplits(parts);
        for (int i = 0; i < splits.length; i++) {
            format.setRuntimeContext(subtask(i, splits.length, maxParallelism));
            format.openInputFormat();
            try {
                format.open(splits[i]);
                while (!format.reachedEnd()) {
                    action.accept(format.nextRecord(null));
                }
            } finally {
                format.close();
                format.closeInputFormat();
            }
        }
    }

    private static RuntimeContext subtask(int index, int parallelism, int maxParallelism) {
        return new RuntimeUDFContext(
                new TaskInfoImpl(WindowedStatistics.DEFAULT_UID, maxParallelism, index, parallelism, 0),
                InputFormats.class.getClassLoader(),
                new ExecutionConfig(),
                Map.of(),
                Map.of(),
                UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup());
    }
}
