package io.tidemark.job.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.ingest.CanonicalJson;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KeyFieldsTest {

    private static String pick(String key, String... fields) {
        return KeyFields.of(List.of(fields)).of(key);
    }

    @Example
    void fieldsArePickedInTheOrderAskedFor() {
        String key = "{\"a.b\":\"x\",\"n\":-1.5e+70,\"t\":true,\"ab\":\"y\"}";
        assertThat(pick(key, "ab", "n")).isEqualTo("{\"ab\":\"y\",\"n\":-1.5e+70}");
        assertThat(pick(key, "t")).isEqualTo("{\"t\":true}");
        assertThat(pick(key, "a.b", "n", "t", "ab")).isEqualTo(key);
    }

    @Example
    void withoutFieldsThereIsOneKey() {
        assertThat(pick("{\"a\":1}")).isEqualTo("{}");
        assertThat(pick("{}")).isEqualTo("{}");
    }

    @Example
    void aFieldThatIsNotThereIsNoKey() {
        assertThatThrownBy(() -> pick("{\"a\":\"b\"}", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no field");
    }

    @Property
    void anyTextIsPicked(@ForAll String first, @ForAll String second, @ForAll String third) {
        StringBuilder key = new StringBuilder("{\"one\":");
        CanonicalJson.appendString(key, first);
        key.append(",\"two\":");
        CanonicalJson.appendString(key, second);
        key.append(",\"three\":");
        CanonicalJson.appendString(key, third);
        StringBuilder expected = new StringBuilder("{\"two\":");
        CanonicalJson.appendString(expected, second);
        assertThat(pick(key.append('}').toString(), "two"))
                .isEqualTo(expected.append('}').toString());
    }
}
