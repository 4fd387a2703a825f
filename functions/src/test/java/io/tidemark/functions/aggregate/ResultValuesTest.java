package io.tidemark.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultValuesTest {

    @Test
    void valuesThatAResultCarriesPassAsTheyAre() {
        assertThat(ResultValues.checked(null)).isNull();
        assertThat(ResultValues.checked(1.5)).isEqualTo(1.5);
        assertThat(ResultValues.checked(2L)).isEqualTo(2L);
        assertThat(ResultValues.checked("x")).isEqualTo("x");
        assertThat(ResultValues.checked(true)).isEqualTo(true);
    }

    @Test
    void narrowNumbersAreWidenedAlsoWithinListsAndMaps() {
        assertThat(ResultValues.checked(1)).isEqualTo(1L);
        assertThat(ResultValues.checked(1.5f)).isEqualTo(1.5);
        assertThat(ResultValues.checked(List.of(1, Map.of("n", (short) 2)))).isEqualTo(List.of(1L, Map.of("n", 2L)));
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        assertThatThrownBy(() -> ResultValues.checked(Double.NaN)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> ResultValues.checked(List.of(Double.POSITIVE_INFINITY)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void otherTypesAreRefusedByName() {
        assertThatThrownBy(() -> ResultValues.checked(Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.time.Instant");
    }
}
