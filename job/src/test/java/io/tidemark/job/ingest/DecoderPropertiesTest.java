package io.tidemark.job.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DecoderPropertiesTest {

    private static final Origin ORIGIN = new Origin.File("f", 1);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<RecordDecoder> decoders = List.of(
            new JsonDecoder(Layouts.llm()), new CsvDecoder(Layouts.llm(), "service,ts,latency_ms".getBytes(UTF_8)));

    @Property
    void anyBytesBecomeAnEventOrARejectionWithTheBytesIntact(@ForAll byte[] bytes) {
        for (RecordDecoder decoder : decoders) {
            assertThat(decoder.decode(bytes, ORIGIN, 0).raw()).isSameAs(bytes);
        }
    }

    @Property
    void damagedRecordsNeverThrow(@ForAll("objects") ObjectNode object, @ForAll int position, @ForAll byte damage) {
        byte[] bytes = object.toString().getBytes(UTF_8);
        bytes[Math.floorMod(position, bytes.length)] = damage;
        for (RecordDecoder decoder : decoders) {
            assertThat(decoder.decode(bytes, ORIGIN, 0).raw()).isSameAs(bytes);
        }
    }

    @Property
    void streamingReadsWhatATreeWouldGive(@ForAll("objects") ObjectNode object) throws IOException {
        byte[] bytes = object.toString().getBytes(UTF_8);
        JsonNode tree = MAPPER.readTree(bytes);
        JsonNode key = tree.path("service");
        JsonNode time = tree.path("ts");
        JsonNode value = tree.path("latency_ms");
        JsonNode tokens = tree.path("usage").path("tokens");

        Ingested ingested = decoders.get(0).decode(bytes, ORIGIN, 0);

        boolean keyed = key.isNumber()
                || key.isBoolean()
                || (key.isTextual() && !key.asText().isEmpty());
        boolean timed = isWhole(time) && time.asDouble() <= 60_000;
        boolean valued = value.isNumber() && Double.isFinite(value.doubleValue());
        assertThat(ingested instanceof Event).isEqualTo(keyed && timed && valued);
        if (ingested instanceof Event event) {
            assertThat(event.time()).isEqualTo(new BigDecimal(time.asText().strip()).longValueExact());
            assertThat(event.number(0)).isEqualTo(value.doubleValue());
            assertThat(event.number(1))
                    .isEqualTo(Double.valueOf(tokens.isNumber() ? tokens.doubleValue() : Double.NaN));
            JsonNode keyRead = MAPPER.readTree(event.key()).path("service");
            assertThat(keyRead.asText()).isEqualTo(key.isDouble() ? keyRead.asText() : key.asText());
        }
    }

    /** Whether the node is, as a number or as text, a whole number of 64 bits. */
    private static boolean isWhole(JsonNode node) {
        String text = node.asText().strip();
        if (!(node.isNumber() || node.isTextual()) || !text.matches("[-+.0-9eE]+")) {
            return false;
        }
        try {
            new BigDecimal(text).longValueExact();
            return true;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(DecoderPropertiesTest::wellFormed),
                Arbitraries.longs(),
                Arbitraries.integers().between(-100, 100_000),
                Arbitraries.doubles(),
                Arbitraries.of(true, false));
        Arbitrary<JsonNode> values = scalars.injectNull(0.05).map(MAPPER::valueToTree);
        Arbitrary<JsonNode> times =
                Arbitraries.integers().between(-5000, 70_000).map(MAPPER::valueToTree);
        Arbitrary<JsonNode> mostlyTimes =
                Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, times), net.jqwik.api.Tuple.of(1, values));
        return Combinators.combine(values, mostlyTimes, values, values, values)
                .as((key, time, value, tokens, other) -> {
                    ObjectNode object = MAPPER.createObjectNode();
                    object.set("other", MAPPER.createArrayNode().add(other));
                    object.set("service", key);
                    object.set("usage", MAPPER.createObjectNode().set("tokens", tokens));
                    object.set("ts", time);
                    object.set("latency_ms", value);
                    return object;
                });
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
