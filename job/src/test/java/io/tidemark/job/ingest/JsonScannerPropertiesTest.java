package io.tidemark.job.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.Field;
import io.tidemark.job.config.EventConfig;
import io.tidemark.job.config.TimeFormat;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What the scanner of JSON reads, or leaves to Jackson, is what Jackson alone reads, to the last bit and word. */
class JsonScannerPropertiesTest {

    private static final Origin ORIGIN = new Origin.File("f", 1);
    private static final int RECORDS_PER_SEED = 100;

    private static final List<String> NAMES = List.of(
            "service",
            "ts",
            "latency_ms",
            "usage",
            "tokens",
            "other",
            "a",
            "größe",
            "b",
            "a_name_of_more_than_eight_bytes",
            "x");

    private static EventLayout nested(TimeFormat.Kind kind) {
        return new EventLayout(
                new EventConfig(
                        List.of("a.b", "service", "größe"), "ts", new TimeFormat(kind, null, ZoneOffset.UTC), "x"),
                true,
                List.of(
                        new EventField(new Field("x", 2), true, false, true),
                        new EventField(new Field("usage", 1), true, true, false),
                        new EventField(new Field("usage.tokens.a", 0), false, true, false)),
                null);
    }

    /** What each layout's records are decoded with: the one under test, Jackson, and the scanner alone, to count. */
    private record Decoders(RecordDecoder tested, RecordDecoder jackson, JsonScanner scanner) {

        static Decoders of(EventLayout layout) {
            return new Decoders(
                    new JsonDecoder(layout),
                    new JacksonDecoder(layout),
                    new JsonScanner(PathNode.tree(layout.paths()), new EventAssembler(layout).slots()));
        }
    }

    // For all seeds: what has been learned from one record is used on the next ones.
    private static final List<Decoders> DECODERS = List.of(
            Decoders.of(Layouts.llm()),
            Decoders.of(nested(TimeFormat.Kind.EPOCH_SECONDS)),
            Decoders.of(nested(TimeFormat.Kind.ISO_8601)));

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void anyRecordDecodesAsByJacksonAlone(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        RandomJson json = new RandomJson(random, NAMES);
        for (int i = 0; i < RECORDS_PER_SEED; i++) {
            byte[] record = json.next();
            assertSame(DECODERS.get(i % DECODERS.size()), record, seed);
            assertSame(DECODERS.get(i % DECODERS.size()), json.damaged(record), seed);
        }
    }

    private static void assertSame(Decoders decoders, byte[] record, long seed) {
        Ingested expected = decoders.jackson.decode(record, ORIGIN, 0);
        Ingested found = decoders.tested.decode(record, ORIGIN, 0);
        if (!found.equals(expected)) {
            assertThat(describe(found))
                    .as("record %s of seed %d", new String(record, UTF_8), seed)
                    .isEqualTo(describe(expected));
        }
    }

    private static Tuple2<String, Object> describe(Ingested ingested) {
        return ingested instanceof Event event
                ? Tuple.of(event.key(), List.of(event.time(), event.numbers(), List.of(event.texts())))
                : Tuple.of("rejected", ingested);
    }

    /** Or else the above would compare Jackson with itself. */
    @Example
    void theScannerReadsMostGoodRecordsAlone() {
        Decoders decoders = DECODERS.get(0);
        RandomJson json = new RandomJson(new Random(1), NAMES);
        int good = 0;
        int scanned = 0;
        int events = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] record = json.next();
            Ingested ingested = decoders.jackson.decode(record, ORIGIN, 0);
            boolean malformed =
                    ingested instanceof Rejection rejection && rejection.reason() == RejectionReason.MALFORMED;
            good += malformed ? 0 : 1;
            events += ingested instanceof Event ? 1 : 0;
            if (decoders.scanner.read(record)) {
                scanned++;
                assertThat(malformed).isFalse();
            }
        }
        assertThat(events).isGreaterThan(1000);
        assertThat(scanned).isGreaterThan(good * 3 / 4);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }
}
