package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.Anomaly;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class AnomalySerializerTest extends SerializerContract<Anomaly> {

    @Override
    protected TypeSerializer<Anomaly> serializer() {
        return AnomalySerializer.INSTANCE;
    }

    @Override
    protected Anomaly sample() {
        return new Anomaly("spike", "{\"k\":\"ä\"}", "minute", 59_999, 0, 60_000, 9.5, 4, 2, 2.75, 2, 61_000);
    }

    @Override
    protected String golden() {
        return "anomaly-v1";
    }

    @Test
    void anomaliesOfEventsHaveNoWindowAndSomeNoScore() throws IOException {
        Anomaly event = new Anomaly("spike", "[]", null, -1, 0, 0, 9.5, 4, 0, Double.NaN, 3, 61_000);
        assertThat(read(serializer(), bytes(serializer(), event))).isEqualTo(event);
    }
}
