package io.tidemark.benchmarks.micro;

import io.tidemark.benchmarks.statistics.CountedWindow;
import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.benchmarks.workload.Workload;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.job.output.RecordEncoder;
import io.tidemark.job.output.ResultEncoder;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import io.tidemark.operators.WindowResult;
import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Encodes one result with nine values as JSON. Its id, a digest of what identifies it, is made by either way. */
@State(Scope.Thread)
public class Encode {

    private static final int RESULTS = 64;
    private static final long SIZE_MILLIS = 1_000;

    final WindowResult[] results = new WindowResult[RESULTS];
    /** Position of the result encoded last. */
    int last;

    private final RecordEncoder<WindowResult> encoder = new ResultEncoder();
    private final JacksonResultWriter writer = new JacksonResultWriter();

    /** Makes the results. */
    public Encode() {
        Arrays.setAll(results, Encode::result);
    }

    private static WindowResult result(int number) {
        Sample[] samples = Samples.of(Samples.MANY, number);
        long start = Workload.START_MILLIS + number * SIZE_MILLIS;
        long end = start + SIZE_MILLIS;
        WindowValues values = NineStatistics.COMPOSITE.result(
                Samples.accumulated(samples), new CountedWindow(start, end, samples.length));
        return new WindowResult(
                "latencies",
                "seconds",
                "{\"service\":\"service-" + number + "\"}",
                start,
                end,
                Pane.ON_TIME,
                0,
                ResultStatus.OK,
                samples.length,
                values,
                start,
                end - 1,
                end,
                end + 1);
    }

    /** As the outputs of the job do it. */
    @Benchmark
    public byte[] tidemark() {
        return encoder.encode(nextResult());
    }

    /** By Jackson's generator; the yardstick. */
    @Benchmark
    public byte[] jackson() throws IOException {
        return writer.write(nextResult());
    }

    private WindowResult nextResult() {
        last = (last + 1) % RESULTS;
        return results[last];
    }
}
