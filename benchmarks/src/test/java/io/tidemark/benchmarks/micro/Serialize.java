package io.tidemark.benchmarks.micro;

import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.benchmarks.workload.Workload;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.state.LiveWindowSerializer;
import io.tidemark.operators.state.WindowCatalog;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes a live window into memory, and reads one from there, as for a snapshot or for RocksDB. */
@State(Scope.Thread)
public class Serialize {

    private static final long SIZE_MILLIS = 60_000;
    private static final int BUFFER_BYTES = 4096;

    private final LiveWindowSerializer serializer;
    private final DataOutputSerializer out = new DataOutputSerializer(BUFFER_BYTES);
    private final DataInputDeserializer in = new DataInputDeserializer();

    final LiveWindow few = window(Samples.FEW);
    final LiveWindow sketch = window(Samples.MANY);
    private byte[] fewBytes;
    private byte[] sketchBytes;

    /** For the windows of one definition. */
    public Serialize() {
        List<WindowDefinition> definitions = List.of(WindowDefinition.of(
                "minutes", WindowAssigners.tumbling(Duration.ofMillis(SIZE_MILLIS)), NineStatistics.COMPOSITE));
        serializer = new LiveWindowSerializer(WindowCatalog.of(TimeDomain.EVENT, definitions), definitions);
    }

    /** Makes the bytes to be read. */
    @Setup
    public void writeBoth() throws IOException {
        write(few);
        fewBytes = out.getCopyOfBuffer();
        write(sketch);
        sketchBytes = out.getCopyOfBuffer();
    }

    private static LiveWindow window(int events) {
        Sample[] samples = Samples.of(events, 1);
        long start = Workload.START_MILLIS;
        LiveWindow window =
                new LiveWindow(new WindowId(0, start, start + SIZE_MILLIS), new long[1], Samples.accumulated(samples));
        window.count = events;
        window.unfired = events;
        window.minTime = samples[0].time;
        window.maxTime = samples[events - 1].time;
        return window;
    }

    /** Of 16 values, kept as they are. Returns the number of bytes, as {@link #writeSketch}. */
    @Benchmark
    public int writeFewValues() throws IOException {
        return write(few);
    }

    /** Of 1,000 values. */
    @Benchmark
    public int writeSketch() throws IOException {
        return write(sketch);
    }

    /** Of 16 values, kept as they are. */
    @Benchmark
    public LiveWindow readFewValues() throws IOException {
        return read(fewBytes);
    }

    /** Of 1,000 values. */
    @Benchmark
    public LiveWindow readSketch() throws IOException {
        return read(sketchBytes);
    }

    private int write(LiveWindow window) throws IOException {
        out.clear();
        serializer.serialize(window, out);
        return out.length();
    }

    private LiveWindow read(byte[] bytes) throws IOException {
        in.setBuffer(bytes);
        return serializer.deserialize(in);
    }
}
