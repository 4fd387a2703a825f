package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.operators.TimeDomain;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class WindowCatalogSerializerTest extends SerializerContract<WindowCatalog> {

    @Override
    protected TypeSerializer<WindowCatalog> serializer() {
        return WindowCatalogSerializer.INSTANCE;
    }

    @Override
    protected WindowCatalog sample() {
        return new WindowCatalog(
                TimeDomain.PROCESSING,
                300,
                List.of(
                        signature(299, "visit", false, WindowKind.SESSION),
                        signature(0, "minute", false, WindowKind.FIXED),
                        new WindowSignature(7, "", true, WindowKind.GLOBAL, List.of(), List.of())));
    }

    private static WindowSignature signature(int number, String name, boolean retired, WindowKind kind) {
        return new WindowSignature(
                number, name, retired, kind, List.of("count(2)", "watermark"), List.of("events#1", "sum(x)#1"));
    }

    @Override
    protected String golden() {
        return "window-catalog-v1";
    }

    /** The bytes under both signatures are read alike: what is saved under the earlier one must find its accumulator. */
    @Test
    void anEarlierSignatureOfAnAccumulatorIsReadAsTheCurrentOne() throws IOException {
        WindowSignature saved = new WindowSignature(
                0, "w", false, WindowKind.FIXED, List.of(), List.of("sum(x)#1", "quantiles(x,128,0.01,2048)#1"));

        WindowCatalog read =
                read(serializer(), bytes(serializer(), new WindowCatalog(TimeDomain.EVENT, 1, List.of(saved))));

        assertThat(read.windows().get(0).accumulators()).containsExactly("sum(x)#1", "quantiles(x,128,0.01,2048)#2");
    }

    @Test
    void aNumberGivenTwiceOrBeyondTheNextIsRefused() throws IOException {
        WindowSignature one = signature(1, "one", false, WindowKind.FIXED);
        WindowSignature two = signature(1, "two", false, WindowKind.FIXED);
        byte[] twice = bytes(serializer(), new WindowCatalog(TimeDomain.EVENT, 2, List.of(one, two)));
        assertThatThrownBy(() -> read(serializer(), twice))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("two has the number 1");
        byte[] beyond = bytes(serializer(), new WindowCatalog(TimeDomain.EVENT, 1, List.of(one)));
        assertThatThrownBy(() -> read(serializer(), beyond))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void anUnknownClockAndAnUnknownKindAreRefused() throws IOException {
        byte[] bytes = bytes(
                serializer(),
                new WindowCatalog(TimeDomain.EVENT, 1, List.of(signature(0, "w", false, WindowKind.FIXED))));
        byte[] clock = bytes.clone();
        clock[0] = 9;
        assertThatThrownBy(() -> read(serializer(), clock)).hasMessageContaining("clock");
        // clock, next number, definitions, number, two bytes of name, retired: then the kind
        byte[] kind = bytes.clone();
        kind[7] = 9;
        assertThatThrownBy(() -> read(serializer(), kind)).hasMessageContaining("kind of windows");
    }
}
