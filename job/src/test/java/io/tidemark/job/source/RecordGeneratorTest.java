package io.tidemark.job.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.functions.Field;
import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.EventConfig;
import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.config.TimeFormat;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.EventField;
import io.tidemark.job.ingest.EventLayout;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.Layouts;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.RecordDecoder;
import io.tidemark.job.ingest.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordGeneratorTest {

    private static final Origin ORIGIN = new Origin.File(Origin.SIMULATOR, 1);
    private static final long START = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final int RECORDS = 20_000;

    @Test
    void aRecordDependsOnSeedAndNumberAlone() {
        RecordGenerator forwards = generator(simulator(1, 0.1, 0.1, 0.1), Layouts.llm());
        RecordGenerator backwards = generator(simulator(1, 0.1, 0.1, 0.1), Layouts.llm());
        RecordGenerator otherSeed = generator(simulator(2, 0.1, 0.1, 0.1), Layouts.llm());

        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            records.add(forwards.record(i));
        }
        int different = 0;
        for (int i = 199; i >= 0; i--) {
            assertThat(backwards.record(i)).isEqualTo(records.get(i));
            different += java.util.Arrays.equals(otherSeed.record(i), records.get(i)) ? 0 : 1;
        }
        assertThat(different).isGreaterThan(150);
    }

    @Test
    void whereARecordStandsInTimeChangesNothingElse() {
        RecordGenerator generator = generator(simulator(1, 0, 0, 0.1), Layouts.llm());
        for (int i = 0; i < 200; i++) {
            String scheduled = new String(generator.record(i), UTF_8);
            String elsewhere = new String(generator.record(i, START + 3_600_000_000L), UTF_8);
            assertThat(elsewhere).isNotEqualTo(scheduled);
            assertThat(elsewhere.replaceFirst("\"ts\":\\d+", "")).isEqualTo(scheduled.replaceFirst("\"ts\":\\d+", ""));
        }
    }

    @Test
    void theKeyOfARecordIsKnownWithoutItsBytes() {
        RecordGenerator generator = generator(simulator(1, 0, 0, 0), Layouts.llm());
        for (int i = 0; i < 200; i++) {
            assertThat(new String(generator.record(i), UTF_8)).startsWith("{\"service\":\"" + generator.key(i) + "\",");
        }
    }

    @Test
    void aRecordHasAllFieldsOfTheLayout() {
        String record =
                new String(generator(simulator(1, 0, 0, 0), Layouts.llm()).record(3), UTF_8);

        assertThat(record)
                .matches("\\{\"service\":\"key-\\d+\",\"ts\":\\d+,\"latency_ms\":\\d+\\.\\d{3},"
                        + "\"usage\":\\{\"tokens\":\\d+}}");
    }

    @Test
    void goodRecordsAreAcceptedInEveryTimeFormat() {
        for (TimeFormat format : List.of(
                Layouts.MILLIS,
                new TimeFormat(TimeFormat.Kind.EPOCH_SECONDS, null, ZoneId.of("UTC")),
                new TimeFormat(TimeFormat.Kind.ISO_8601, null, ZoneId.of("Europe/Berlin")),
                new TimeFormat(TimeFormat.Kind.PATTERN, "yyyy-MM-dd HH:mm:ss.SSS", ZoneId.of("Asia/Tokyo")))) {
            EventLayout layout = layout(format);
            RecordDecoder decoder = DecoderFactory.of(RecordFormat.JSON, layout).create(null);
            RecordDecoder millis =
                    DecoderFactory.of(RecordFormat.JSON, layout(Layouts.MILLIS)).create(null);
            for (int i = 0; i < 100; i++) {
                Event event = (Event)
                        decoder.decode(generator(simulator(1, 0, 0, 0), layout).record(i), ORIGIN, START);
                Event same = (Event) millis.decode(
                        generator(simulator(1, 0, 0, 0), layout(Layouts.MILLIS)).record(i), ORIGIN, START);
                assertThat(event.time()).isEqualTo(same.time());
            }
        }
    }

    @Test
    void theSharesAreKept() {
        List<Ingested> ingested = decodeAll(simulator(7, 0.1, 0.05, 0), Layouts.llm());

        List<Event> events = ingested.stream()
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .toList();
        assertThat(ingested.size() - events.size()).isCloseTo((int) (RECORDS * 0.05), within(1));
        double late = 0;
        for (int i = 0; i < ingested.size(); i++) {
            if (ingested.get(i) instanceof Event event) {
                long behind = START + i - event.time();
                assertThat(behind).isBetween(0L, 60_200L);
                late += behind >= 60_000 ? 1 : 0;
            }
        }
        assertThat(late / events.size()).isCloseTo(0.1, within(0.01));
        Map<String, Long> byKey = events.stream().collect(Collectors.groupingBy(Event::key, Collectors.counting()));
        assertThat(byKey).hasSize(50);
        assertThat(byKey.get("{\"service\":\"key-0\"}")).isGreaterThan(2 * byKey.get("{\"service\":\"key-9\"}"));
    }

    @Test
    void anomaliesAreFarOutOfTheOrdinary() {
        double[] plain = values(simulator(7, 0, 0, 0));
        double[] anomalous = values(simulator(7, 0, 0, 0.02));

        int different = 0;
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] != anomalous[i]) {
                different++;
                assertThat(anomalous[i]).isCloseTo(20 * plain[i], within(0.02));
            }
        }
        assertThat(different / (double) plain.length).isCloseTo(0.02, within(0.005));
    }

    @Test
    void badRecordsAreOfEveryKindInTurn() {
        Map<String, Integer> byReason = new TreeMap<>();
        for (Ingested ingested : decodeAll(simulator(1, 0, 1, 0), Layouts.llm())) {
            byReason.merge(((Rejection) ingested).reason().wireText(), 1, Integer::sum);
        }
        int each = RECORDS / Fault.values().length;
        assertThat(byReason)
                .containsOnlyKeys(
                        "bad-time",
                        "bad-value",
                        "future-time",
                        "malformed",
                        "missing-key",
                        "missing-time",
                        "missing-value");
        assertThat(byReason.get("malformed")).isCloseTo(6 * each, within(10));
        assertThat(byReason.get("bad-value")).isCloseTo(2 * each, within(10));
        assertThat(byReason.get("future-time")).isCloseTo(each, within(10));
    }

    @Test
    void onlyFaultsThatValidationFindsAreMade() {
        EventLayout layout = new EventLayout(
                new EventConfig(List.of(), null, null, null),
                false,
                List.of(new EventField(new Field("word", 0), false, true, false)),
                null);

        assertThat(decodeAll(simulator(1, 0, 1, 0), layout)).hasOnlyElementsOfType(Rejection.class);
    }

    @Test
    void elapsedTimeNeverOverflows() {
        assertThat(RecordGenerator.elapsedMillis(7, 2)).isEqualTo(3500);
        assertThat(RecordGenerator.elapsedMillis(Long.MAX_VALUE, 1)).isGreaterThan(0);
        assertThat(RecordGenerator.elapsedMillis(Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(1000);
    }

    @Test
    void otherFormatsThanJsonAreRefused() {
        assertThatThrownBy(() -> new SimulatorSource(simulator(1, 0, 0, 0), RecordFormat.CSV, Layouts.llm()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the simulator makes JSON records: set source.format to json, found csv");
    }

    private static double[] values(ConnectorConfig.Simulator config) {
        return decodeAll(config, Layouts.llm()).stream()
                .mapToDouble(ingested -> ((Event) ingested).number(0))
                .toArray();
    }

    private static List<Ingested> decodeAll(ConnectorConfig.Simulator config, EventLayout layout) {
        RecordGenerator generator = generator(config, layout);
        RecordDecoder decoder = DecoderFactory.of(RecordFormat.JSON, layout).create(null);
        List<Ingested> ingested = new ArrayList<>(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            ingested.add(decoder.decode(generator.record(i), ORIGIN, START));
        }
        return ingested;
    }

    private static EventLayout layout(TimeFormat format) {
        return new EventLayout(
                new EventConfig(List.of("meta.a", "meta.b"), "meta.time", format, "v"),
                true,
                List.of(
                        new EventField(new Field("v", 0), true, false, true),
                        new EventField(new Field("word", 1), false, true, false)),
                60_000L);
    }

    private static RecordGenerator generator(ConnectorConfig.Simulator config, EventLayout layout) {
        return new RecordGenerator(config, layout, START);
    }

    private static ConnectorConfig.Simulator simulator(long seed, double late, double bad, double anomalies) {
        return new ConnectorConfig.Simulator(
                1000, 50, seed, RECORDS, null, Duration.ofMillis(200), late, Duration.ofMinutes(1), bad, anomalies);
    }
}
