package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import io.tidemark.operators.WindowResult;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class WindowResultSerializerTest extends SerializerContract<WindowResult> {

    @Override
    protected TypeSerializer<WindowResult> serializer() {
        return WindowResultSerializer.INSTANCE;
    }

    /** Values of every kind, one failed, one that skipped events. */
    @Override
    protected WindowResult sample() {
        Object[] values = {
            7L,
            41.5,
            "größte",
            true,
            false,
            null,
            List.of(new TreeMap<>(Map.of("value", "x", "count", 3L)), Arrays.asList(1.0, null))
        };
        String[] errors = {null, null, null, null, null, "why", null};
        long[] used = {9, 8, 9, 9, 9, 0, 9};
        return result(new WindowValues(List.of("n", "avg", "max", "yes", "no", "bad", "top"), values, errors, used));
    }

    private static WindowResult result(WindowValues values) {
        return new WindowResult(
                "llm-latency",
                "minute",
                "{\"service\":\"chat\"}",
                -60_000,
                1_700_158_680_000L,
                Pane.LATE,
                200,
                ResultStatus.FAILED,
                9,
                values,
                -1,
                1_700_158_679_990L,
                1_700_158_680_003L,
                1_700_158_680_021L);
    }

    @Override
    protected String golden() {
        return "window-result-v1";
    }

    /** Results are values: equal whatever map holds the parts of a value. */
    @Override
    protected void assertSame(WindowResult actual, WindowResult expected) {
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void aRetractionHasNoValues() throws IOException {
        WindowResult retraction = result(null);
        assertThat(read(serializer(), bytes(serializer(), retraction))).isEqualTo(retraction);
    }

    @Test
    void valuesWithoutErrorsComeBackWithoutErrors() throws IOException {
        WindowResult plain = result(new WindowValues(List.of("n"), new Object[] {1L}, null, null));
        WindowResult read = read(serializer(), bytes(serializer(), plain));
        assertThat(read).isEqualTo(plain);
        assertThat(read.values().hasErrors()).isFalse();
        assertThat(read.values().hasSkipped()).isFalse();
    }

    @Test
    void aValueOfAForeignClassIsRefusedByName() {
        WindowResult foreign = result(new WindowValues(List.of("n"), new Object[] {1}, null, null));
        assertThatThrownBy(() -> bytes(serializer(), foreign)).hasMessageContaining("java.lang.Integer");
    }

    @Test
    void everyPaneAndEveryStatusHasACodeThatComesBack() {
        for (Pane pane : Pane.values()) {
            assertThat(Pane.ofCode(pane.code())).isEqualTo(pane);
        }
        for (ResultStatus status : ResultStatus.values()) {
            assertThat(ResultStatus.ofCode(status.code())).isEqualTo(status);
        }
        assertThatThrownBy(() -> Pane.ofCode((byte) 4)).hasMessageContaining("4");
        assertThatThrownBy(() -> ResultStatus.ofCode((byte) -1)).hasMessageContaining("-1");
    }
}
