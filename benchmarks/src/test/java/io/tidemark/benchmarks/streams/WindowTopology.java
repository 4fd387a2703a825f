package io.tidemark.benchmarks.streams;

import io.tidemark.benchmarks.statistics.SketchAccumulator;
import io.tidemark.benchmarks.statistics.SketchStatistics;
import io.tidemark.benchmarks.workload.Sample;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.Stores;

/**
 * Tumbling windows by service, one result each when it closes. The input is not partitioned by service, so what is read of an
 * event goes through a topic that is. Windows are in memory, with the changelog that restores them after a failure, and without
 * a cache in front, which would keep updates from the suppression until the next commit.
 */
final class WindowTopology {

    private static final SketchStatistics STATISTICS = new SketchStatistics();

    private WindowTopology() {}

    static Topology of(String input, String results, Duration window, Duration grace) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        input,
                        Consumed.with(
                                        Serdes.ByteArray(),
                                        Serdes.serdeFrom(WindowTopology::refuseToWrite, new RequestReader()))
                                .withTimestampExtractor(new RequestTime()))
                .map((none, request) -> KeyValue.pair(request.service(), request.latencyMillis()))
                .groupByKey(Grouped.with("services", Serdes.String(), Serdes.Double()))
                .windowedBy(TimeWindows.ofSizeAndGrace(window, grace))
                .aggregate(
                        STATISTICS::create,
                        WindowTopology::add,
                        Materialized.<String, SketchAccumulator>as(Stores.inMemoryWindowStore(
                                        "windows", window.plus(grace).plus(window), window, false))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(AccumulatorBytes.serde())
                                .withCachingDisabled())
                .suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded()).withName("closed"))
                .toStream()
                .map((key, accumulator) -> KeyValue.pair(
                        key.key(),
                        new ClosedWindow(
                                key.key(),
                                STATISTICS.read(
                                        accumulator,
                                        0,
                                        key.window().start(),
                                        key.window().end()),
                                System.currentTimeMillis())))
                .to(
                        results,
                        Produced.with(
                                Serdes.String(),
                                Serdes.serdeFrom(new ClosedWindowWriter(), WindowTopology::refuseToRead)));
        return builder.build();
    }

    private static SketchAccumulator add(String service, Double latencyMillis, SketchAccumulator accumulator) {
        STATISTICS.add(accumulator, new Sample(0, 0, latencyMillis));
        return accumulator;
    }

    private static byte[] refuseToWrite(String topic, Object request) {
        throw new UnsupportedOperationException("requests are read, never written");
    }

    private static ClosedWindow refuseToRead(String topic, byte[] result) {
        throw new UnsupportedOperationException("results are written, never read");
    }
}
