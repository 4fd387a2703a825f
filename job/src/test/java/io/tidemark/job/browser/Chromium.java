package io.tidemark.job.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A headless Chromium with one page, driven by its DevTools protocol. */
public final class Chromium implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> OPTIONS = List.of(
            "--headless=new",
            // Nothing but pages of a test are opened; and root, as which CI runs, has no sandbox.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--remote-debugging-address=127.0.0.1",
            "--remote-debugging-port=0");

    private final Process process;
    private final Page page;

    private Chromium(Process process, Page page) {
        this.process = process;
        this.page = page;
    }

    /** The first Chromium on the path. */
    public static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> PROGRAMS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it.
     *
     * @param program the executable
     * @param folder an empty folder for its profile and its log
     */
    public static Chromium start(Path program, Path folder) {
        List<String> command = Stream.of(
                        Stream.of(program.toString(), "--user-data-dir=" + folder),
                        OPTIONS.stream(),
                        Stream.of("about:blank"))
                .flatMap(part -> part)
                .toList();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("chromium.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            try {
                return new Chromium(process, Page.connect(pageOf(awaitPort(folder))));
            } catch (RuntimeException failure) {
                process.destroyForcibly();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + program, failure);
        }
    }

    public Page page() {
        return page;
    }

    @Override
    public void close() {
        page.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Chromium writes the port that it has chosen into its profile. */
    private static int awaitPort(Path folder) {
        Path file = folder.resolve("DevToolsActivePort");
        List<String> lines = Awaitility.await("DevTools of Chromium; see " + folder.resolve("chromium.log"))
                .atMost(START_TIMEOUT)
                .until(() -> Files.exists(file) ? Files.readAllLines(file) : List.of(), read -> read.size() == 2);
        return Integer.parseInt(lines.get(0));
    }

    private static URI pageOf(int port) {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        try {
            String body = HttpClient.newHttpClient()
                    .send(list, BodyHandlers.ofString())
                    .body();
            for (JsonNode target : JSON.readTree(body)) {
                if (target.path("type").asText().equals("page")) {
                    return URI.create(target.path("webSocketDebuggerUrl").asText());
                }
            }
            throw new IllegalStateException("Chromium has no page: " + body);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot ask Chromium for its pages", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Chromium", interrupted);
        }
    }
}
