package io.tidemark.benchmarks.nab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads a folder of series, {@code timestamp,value} in CSV, and {@code windows.json} with the labelled windows of each file. */
final class SeriesReader {

    static final String WINDOWS = "windows.json";

    /** Of {@code 2015-03-03 04:37:53.000000}; there are no fractions of a second. */
    private static final int SECONDS_END = 19;

    private SeriesReader() {}

    /** The series of a folder, in the order of their labels. */
    static List<LabelledSeries> read(Path folder) throws IOException {
        JsonNode labels = new ObjectMapper().readTree(folder.resolve(WINDOWS).toFile());
        List<LabelledSeries> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> file : labels.properties()) {
            all.add(series(folder.resolve(file.getKey()), file.getValue()));
        }
        return all;
    }

    private static LabelledSeries series(Path file, JsonNode labels) throws IOException {
        List<String> lines = Files.readAllLines(file);
        long[] times = new long[lines.size() - 1];
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            String line = lines.get(i + 1);
            int comma = line.indexOf(',');
            times[i] = millis(line.substring(0, comma));
            values[i] = Double.parseDouble(line.substring(comma + 1));
        }
        List<LabelledWindow> windows = new ArrayList<>();
        for (JsonNode bounds : labels) {
            windows.add(window(
                    times, millis(bounds.get(0).asText()), millis(bounds.get(1).asText())));
        }
        return new LabelledSeries(file.getFileName().toString(), times, values, windows);
    }

    /** The points from one time to another, both included. */
    private static LabelledWindow window(long[] times, long from, long to) {
        int first = (int) Arrays.stream(times).filter(time -> time < from).count();
        int beyond = (int) Arrays.stream(times).filter(time -> time <= to).count();
        return new LabelledWindow(first, beyond - 1);
    }

    private static long millis(String timestamp) {
        return LocalDateTime.parse(timestamp.substring(0, SECONDS_END).replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }
}
