package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads back what a {@code files} output has written. */
final class JsonLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private JsonLines() {}

    /** All records of an output's folder, whose parts have to be final; none when there is no folder. */
    static List<Map<String, Object>> read(Path folder) {
        Stream.Builder<Map<String, Object>> records = Stream.builder();
        forEach(folder, records);
        return records.build().toList();
    }

    /** Hands over the records one by one, for outputs that are better not held in memory. */
    static void forEach(Path folder, Consumer<Map<String, Object>> consumer) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path part : entries.filter(Files::isRegularFile).sorted().toList()) {
                assertThat(part.getFileName().toString()).matches("part-.*\\.jsonl");
                try (Stream<String> lines = Files.lines(part)) {
                    lines.forEach(line -> consumer.accept(parse(line)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> parse(String line) {
        try {
            return JSON.readValue(line, OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException("not a JSON object: " + line, e);
        }
    }
}
