package io.tidemark.benchmarks.streams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the three fields in use with Jackson's streaming parser and skips the others. */
public final class RequestReader implements Deserializer<Request> {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    @Override
    public Request deserialize(String topic, byte[] json) {
        String service = null;
        double latencyMillis = Double.NaN;
        long timeMillis = 0;
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "service" -> service = parser.getText();
                    case "latency_ms" -> latencyMillis = parser.getDoubleValue();
                    case "ts" -> timeMillis = parser.getLongValue();
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException broken) {
            throw new SerializationException("an event is no JSON", broken);
        }
        return new Request(service, latencyMillis, timeMillis);
    }
}
