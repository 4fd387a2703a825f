package io.tidemark.job.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The page of a browser: opens addresses, runs JavaScript, types, takes pictures. */
public final class Page implements AutoCloseable {

    private static final int ANSWER_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private WebSocket socket;

    private Page() {}

    /** Connects to a page of a running browser. */
    static Page connect(URI debugger) {
        Page page = new Page();
        page.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(debugger, page.new Answers())
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
        page.call("Runtime.enable", Map.of());
        page.call("Log.enable", Map.of());
        return page;
    }

    /** What the browser has complained of so far: errors and warnings on its console, exceptions, loads that were refused. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Makes it so large, in pixels. */
    public void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Opens an address; what the page loads later has to be awaited. */
    public void open(String address) {
        call("Page.navigate", Map.of("url", address));
    }

    /**
     * Runs JavaScript.
     *
     * @return its value as text
     * @throws IllegalStateException when it throws
     */
    public String evaluate(String script) {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(script + " failed: " + answer.path("exceptionDetails"));
        }
        return answer.at("/result/value").asText();
    }

    /** The text that a person reads on it. */
    public String text() {
        return evaluate("document.body.innerText");
    }

    /** The texts of all elements of a CSS selector. */
    public List<String> texts(String selector) {
        String lines = evaluate("JSON.stringify([...document.querySelectorAll('" + selector
                + "')].map(element => element.innerText.trim()))");
        try {
            return JSON.readerForListOf(String.class).readValue(lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Waits until JavaScript says {@code true}.
     *
     * @throws IllegalStateException with the page's text when it does not in time
     */
    public void await(String condition) {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(POLL_INTERVAL)
                    .until(() -> evaluate("!!(" + condition + ")").equals("true"));
        } catch (ConditionTimeoutException never) {
            throw new IllegalStateException("the page never came to " + condition + ":\n" + text(), never);
        }
    }

    /** Clicks into the middle of the first element of a CSS selector, as a mouse does. */
    public void click(String selector) {
        drag(selector, 0, 0);
    }

    /** Drags the first element of a CSS selector, in pixels to the right and down. */
    public void drag(String selector, int right, int down) {
        await("document.querySelector('" + selector + "')");
        double x = middle(selector, "x", "width");
        double y = middle(selector, "y", "height");
        mouse("mousePressed", x, y);
        if (right != 0 || down != 0) {
            mouse("mouseMoved", x + right, y + down);
        }
        mouse("mouseReleased", x + right, y + down);
    }

    private void mouse(String event, double x, double y) {
        call("Input.dispatchMouseEvent", Map.of("type", event, "x", x, "y", y, "button", "left", "clickCount", 1));
    }

    private double middle(String selector, String begin, String size) {
        return Double.parseDouble(evaluate("(box => box." + begin + " + box." + size + " / 2)(document.querySelector('"
                + selector + "').getBoundingClientRect())"));
    }

    /** Types into what has the focus. */
    public void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** Writes a picture of it in PNG. */
    public void screenshot(Path file) {
        JsonNode answer = call("Page.captureScreenshot", Map.of("format", "png"));
        try {
            Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(id, answer);
        try {
            String message = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
            var unused = socket.sendText(message, true).join();
            return answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void answered(String message) {
        try {
            JsonNode answer = JSON.readTree(message);
            if (answer.has("method")) {
                happened(answer.path("method").asText(), answer.path("params"));
                return;
            }
            CompletableFuture<JsonNode> waiting = open.remove(answer.path("id").asInt());
            if (waiting == null) {
                return; // an answer that came after its time
            }
            if (answer.has("error")) {
                waiting.completeExceptionally(new IllegalStateException("Chromium refused: " + answer.path("error")));
            } else {
                waiting.complete(answer.path("result"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Chromium sent " + message, failure);
        }
    }

    private void happened(String event, JsonNode parameters) {
        boolean complains =
                switch (event) {
                    case "Runtime.exceptionThrown" -> true;
                    case "Runtime.consoleAPICalled" ->
                        isBad(parameters.path("type").asText());
                    case "Log.entryAdded" -> isBad(parameters.at("/entry/level").asText());
                    default -> false;
                };
        if (complains) {
            complaints.add(parameters.toString());
        }
    }

    private static boolean isBad(String level) {
        return level.equals("error") || level.equals("warning") || level.equals("assert");
    }

    /** Puts the parts of messages together. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                String whole = message.toString();
                message.setLength(0);
                answered(whole);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable failure) {
            open.values().forEach(waiting -> waiting.completeExceptionally(failure));
        }
    }
}
