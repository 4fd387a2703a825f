package io.tidemark.job.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyFilterTest {

    private static final String KEY = "{\"service\":\"chat\",\"shard\":1}";

    @Test
    void theOrderOfFieldsSpacesAndTheWayANumberIsWrittenDoNotMatter() {
        assertThat(KeyFilter.of("{ \"shard\" : 10e-1, \"service\" : \"ch\\u0061t\" }"))
                .accepts(KEY);
    }

    @Test
    void otherValuesTypesAndNumbersOfFieldsAreOtherKeys() {
        assertThat(KeyFilter.of(KEY))
                .rejects(
                        "{\"service\":\"chat\",\"shard\":2}",
                        "{\"service\":\"chat\",\"shard\":\"1\"}",
                        "{\"service\":\"chat\"}",
                        "{\"service\":\"chat\",\"shard\":1,\"zone\":null}",
                        "{}");
    }

    @Test
    void textAndWhatLooksLikeItAreTwoKeys() {
        assertThat(KeyFilter.of("{\"k\":\"true\"}")).rejects("{\"k\":true}").accepts("{\"k\":\"true\"}");
        assertThat(KeyFilter.of("{\"k\":[1,2]}")).rejects("{\"k\":[12]}", "{\"k\":[[1,2]]}");
    }

    @Test
    void aKeyThatIsPlainTextEqualsItsJsonString() {
        assertThat(KeyFilter.of("\"pages/home\"")).accepts("pages/home").rejects("pages");
    }

    @Test
    void whatIsNotJsonIsRefusedWithTheReason() {
        assertThatThrownBy(() -> KeyFilter.of("{service:chat}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("double-quote");
        assertThatThrownBy(() -> KeyFilter.of("{} {}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyFilter.of("")).isInstanceOf(IllegalArgumentException.class);
    }
}
