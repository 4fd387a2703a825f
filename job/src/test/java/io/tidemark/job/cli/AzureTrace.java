package io.tidemark.job.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The Azure trace: a file beside the project that tests do without when it is absent. */
final class AzureTrace {

    private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens,Shard";

    private AzureTrace() {}

    /** The file, in the folder {@code TIDEMARK_DATA} or {@code ../shared/data}; skips the test when there is none. */
    static Path file() {
        String data = System.getenv("TIDEMARK_DATA");
        Path folder = data != null ? Path.of(data) : ProjectRoot.resolve("../shared/data");
        Path file = folder.resolve("azure-llm/AzureLLMInferenceTrace_code.csv").normalize();
        assumeTrue(
                Files.isReadable(file),
                () -> "skipped: the Azure trace is not at " + file
                        + "; set TIDEMARK_DATA to the folder of the data sets");
        return file;
    }

    static List<Request> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Request> requests = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            requests.add(Request.parse(lines.get(i), i));
        }
        return requests;
    }

    /**
     * The requests as they would come when each is delayed by up to this long: none is overtaken by one that is later by
     * that much.
     */
    static List<Request> shuffled(List<Request> requests, long delayMillis, long seed) {
        Random random = new Random(seed);
        record Delayed(Request request, long arrival) {}
        return requests.stream()
                .map(request -> new Delayed(request, request.time() + random.nextLong(delayMillis)))
                .sorted(Comparator.comparingLong(Delayed::arrival))
                .map(Delayed::request)
                .toList();
    }

    /** Writes requests in this order, dealt out to so many files. */
    static void write(List<Request> requests, Path folder, int files) throws IOException {
        Files.createDirectories(folder);
        for (int file = 0; file < files; file++) {
            StringBuilder text = new StringBuilder(HEADER).append('\n');
            for (int i = file; i < requests.size(); i += files) {
                text.append(requests.get(i).line())
                        .append(',')
                        .append(requests.get(i).shard())
                        .append('\n');
            }
            Files.writeString(folder.resolve("trace-" + file + ".csv"), text);
        }
    }
}
