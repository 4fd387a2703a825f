package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.windowing.WindowId;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class WindowIdSerializerTest extends SerializerContract<WindowId> {

    @Override
    protected TypeSerializer<WindowId> serializer() {
        return WindowIdSerializer.INSTANCE;
    }

    @Override
    protected WindowId sample() {
        return new WindowId(3, -60_000, 1_700_158_680_000L);
    }

    @Override
    protected String golden() {
        return "window-id-v1";
    }

    @Test
    void theLengthIsFixed() throws IOException {
        assertThat(bytes(serializer(), sample())).hasSize(serializer().getLength());
    }
}
