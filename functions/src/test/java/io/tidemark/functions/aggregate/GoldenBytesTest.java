package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;
import static io.tidemark.functions.TestEvent.numbers;
import static io.tidemark.functions.TestEvent.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.TestEvent;
import io.tidemark.functions.TestWindow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of every accumulator type and version, as released. When this fails a layout has changed: give the type's
 * signature a new version and keep the old file.
 */
class GoldenBytesTest {

    private static final QuantileOptions SMALL = new QuantileOptions(3, 0.05, 64);

    static List<Arguments> cases() {
        List<TestEvent> huge = numbers(1.5, -2.25, 1e300, 0.1);
        return List.of(
                golden("events-1", Aggregates.count(), numbers(1, 2)),
                golden("presence-1", Aggregates.count(VALUE), numbers(new double[200])),
                golden("sum-1-none", Aggregates.sum(VALUE), List.of()),
                golden("sum-1", Aggregates.sum(VALUE), numbers(1, 1e100, 1)),
                golden("sum-1-huge", Aggregates.avg(VALUE), huge),
                golden("extent-1", Aggregates.range(VALUE), huge),
                golden("moments-1", Aggregates.variance(VALUE, false), numbers(1, 2, 4)),
                golden("ends-1-none", Aggregates.first(VALUE), List.of()),
                golden("ends-1", Aggregates.last(VALUE), numbers(7, 8, 9)),
                golden("quantiles-2-exact", Aggregates.median(VALUE, SMALL), numbers(3, 1e300, -0.0)),
                golden("quantiles-2-decimals", Aggregates.median(VALUE, SMALL), numbers(20.125, -1, 2.5)),
                golden("quantiles-2-sketch", Aggregates.median(VALUE, SMALL), numbers(3, -1, 2, 0, 2, -9, 1e9)),
                golden("distinct-1-exact", Aggregates.distinct(VALUE), texts(List.of("b", "", "é€", "b"))),
                golden("distinct-1-sparse", Aggregates.distinct(VALUE), texts(named(140))),
                golden("distinct-1-registers", Aggregates.distinct(VALUE), texts(named(1000))),
                golden("frequencies-1-none", Aggregates.topK(VALUE, 2), List.of()),
                golden("frequencies-1", Aggregates.topK(VALUE, 2), texts(List.of("b", "a", "é€", "b"))),
                golden("frequencies-1-purged", Aggregates.topK(VALUE, 2), texts(named(769))));
    }

    /** Versions that are no longer written. */
    static List<Arguments> earlierCases() {
        return List.of(
                golden("quantiles-1-exact", Aggregates.median(VALUE, SMALL), numbers(3, -1, 2)),
                golden("quantiles-1-sketch", Aggregates.median(VALUE, SMALL), numbers(3, -1, 2, 0, 2, -9, 1e9)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void an_accumulator_writes_the_bytes_of_its_release(
            String name, Aggregate<Object> aggregate, List<TestEvent> events) throws IOException {
        AccumulatorType<Object> type = aggregate.accumulator();
        Object accumulator = type.create();
        events.forEach(event -> type.add(accumulator, event));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        type.write(accumulator, new DataOutputStream(bytes));
        assertThat(HexFormat.of().formatHex(bytes.toByteArray())).isEqualTo(released(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"cases", "earlierCases"})
    void the_bytes_of_a_release_read_as_they_were_meant(
            String name, Aggregate<Object> aggregate, List<TestEvent> events) throws IOException {
        DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(released(name))));
        Object read = aggregate.accumulator().read(in);
        assertThat(in.read()).isEqualTo(-1);
        assertThat(aggregate.result(read, TestWindow.minuteOf(events.size())))
                .isEqualTo(Results.value(aggregate, events));
    }

    private static Arguments golden(String name, Aggregate<?> aggregate, List<TestEvent> events) {
        return Arguments.of(name, aggregate, events);
    }

    private static List<String> named(int count) {
        return IntStream.range(0, count).mapToObj(i -> "text " + i).toList();
    }

    /** The hex digits of a file among the test resources, without its line breaks. */
    private static String released(String name) throws IOException {
        try (InputStream in = GoldenBytesTest.class.getResourceAsStream("/golden/" + name + ".hex")) {
            if (in == null) {
                throw new AssertionError("no golden bytes golden/" + name + ".hex among the test resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
        }
    }
}
