package io.tidemark.benchmarks.micro;

import io.tidemark.benchmarks.latency.Traffic;
import io.tidemark.benchmarks.latency.TrafficEvent;
import io.tidemark.benchmarks.streams.Request;
import io.tidemark.benchmarks.streams.RequestReader;
import io.tidemark.benchmarks.workload.Workload;
import io.tidemark.functions.Field;
import io.tidemark.job.config.EventConfig;
import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.config.TimeFormat;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.EventField;
import io.tidemark.job.ingest.EventLayout;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.RecordDecoder;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Decodes one record: about 130 bytes of JSON with seven fields, of which key, time and value are read. There are a thousand keys
 * in turn, in no order.
 */
@State(Scope.Thread)
public class Decode {

    private static final int KEYS = 1_000;
    private static final int RECORDS = 1024;
    private static final Origin ORIGIN = new Origin.Kafka("requests", 0, 0, 0, null, List.of());

    final TrafficEvent[] events = new TrafficEvent[RECORDS];
    /** Position of the event decoded last. */
    int last;

    private final RecordDecoder decoder =
            DecoderFactory.of(RecordFormat.JSON, layout()).create(null); // JSON has no header
    private final RequestReader reader = new RequestReader();

    /** Makes the records. */
    public Decode() {
        Traffic traffic = new Traffic(KEYS);
        Arrays.setAll(events, event -> traffic.next(Workload.START_MILLIS + event));
    }

    private static EventLayout layout() {
        EventConfig event = new EventConfig(
                List.of("service"),
                "ts",
                new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, null, ZoneOffset.UTC),
                "latency_ms");
        EventField value = new EventField(new Field("latency_ms", 0), true, false, true);
        return new EventLayout(event, true, List.of(value), null);
    }

    /** As the source of the job does it: validated, the key in its canonical form. */
    @Benchmark
    public Ingested tidemark() {
        return decoder.decode(nextRecord(), ORIGIN, Workload.START_MILLIS);
    }

    /** The three fields by Jackson's streaming parser, with nothing checked; the yardstick. */
    @Benchmark
    public Request jackson() {
        return reader.deserialize("requests", nextRecord());
    }

    private byte[] nextRecord() {
        last = (last + 1) % RECORDS;
        return events[last].json();
    }
}
