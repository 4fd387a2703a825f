package io.tidemark.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.job.browser.Chromium;
import io.tidemark.job.browser.Page;
import io.tidemark.operators.Pane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person who opens the page in a browser sees charts, and the browser has nothing to complain of. */
@Timeout(300)
class ReportPageITCase {

    private static final String NASTY = "</script><img src=x onerror=document.title='broken'>";
    /** The bytes of a canvas, read from a copy: reading slows a canvas down, and the browser would warn of it. */
    private static final String BYTES = "(canvas => { const {width, height} = canvas;"
            + " const copy = new OffscreenCanvas(width, height).getContext('2d', {willReadFrequently: true});"
            + " copy.drawImage(canvas, 0, 0); return copy.getImageData(0, 0, width, height).data; })";
    /** Whether each canvas has something drawn on it. */
    private static final String DRAWN = "[...document.querySelectorAll('figure canvas')].map(canvas => " + BYTES
            + "(canvas).some(byte => byte !== 0))";
    /** Number of pixels of the charts that are as red as the sign of an anomaly. */
    private static final String RED = "[...document.querySelectorAll('figure canvas')].reduce((count, canvas) => {"
            + " const data = " + BYTES + "(canvas);"
            + " for (let i = 0; i < data.length; i += 4)"
            + " if (data[i] === 209 && data[i + 1] === 31 && data[i + 2] === 53) count++; return count; }, 0)";

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void open() throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(
                program.isPresent(), "skipped: there is no Chromium on the path; on Debian: apt-get install chromium");
        writeResults(folder.resolve("results"));
        Path file = folder.resolve("report.html");
        Report.read(List.of(folder.resolve("results")), 20).write(file, Instant.parse("2026-11-24T12:00:00Z"));
        chromium = Chromium.start(program.get(), Files.createDirectory(folder.resolve("chromium")));
        page = chromium.page();
        page.resize(1400, 1000);
        page.open(file.toUri().toString());
        page.await("document.querySelectorAll('figure canvas').length >= 2");
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Four days of half hours for two keys, one of them with a nasty name, and sessions. */
    private static void writeResults(Path results) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int half = 0; half < 4 * 48; half++) {
            if (half == 70 || half == 71) {
                continue; // a gap
            }
            double value = 100 + 50 * Math.sin(2 * Math.PI * half / 48);
            for (String key : List.of("chat", NASTY)) {
                lines.add(PaneBuilder.window(
                                "half-hour",
                                "{\"service\":\"" + key + "\"}",
                                half * 1_800_000L,
                                (half + 1) * 1_800_000L)
                        .pane(half == 20 ? Pane.LATE : Pane.ON_TIME, half == 20 ? 1 : 0)
                        .count(10 + half + (key.equals("chat") ? 1 : 0))
                        .value("p50_latency", value)
                        .value("p95_latency", 2 * value)
                        .value("p99_latency", half == 100 ? 900 : 3 * value)
                        .value("avg_latency", 1.1 * value)
                        .value(NASTY, half)
                        .line());
            }
        }
        long start = 0;
        for (int visit = 0; visit < 30; visit++) {
            lines.add(PaneBuilder.window("visit", "{\"service\":\"chat\"}", start, start + 1000L * (1 + visit))
                    .value("n", visit)
                    .line());
            start += 7919L * (visit * visit + 1);
        }
        Files.createDirectories(results);
        Files.write(results.resolve("part-0.jsonl"), lines);
        Files.write(
                results.resolve("part-1.jsonl"),
                List.of("{\"name\":\"spike\",\"window\":\"half-hour\",\"key\":{\"service\":\"chat\"},\"start\":"
                        + 100 * 1_800_000L + ",\"end\":" + 101 * 1_800_000L
                        + ",\"value\":900,\"mean\":300,\"stddev\":100,\"score\":6,\"threshold\":3,\"emitted_at\":1}"));
    }

    @Test
    void everyChartIsDrawnForEachWindowAndKeyInLightAndDark() throws IOException {
        choose("window", 0);
        choose("key", 0);
        assertThat(page.texts("#charts figcaption")).contains("latency percentiles", "events");
        assertThat(page.texts("#shape figcaption")).containsExactly("Shape of a day: p50_latency");
        assertDrawn();
        assertThat(Integer.parseInt(page.evaluate(RED))).isGreaterThan(50);
        picture("light");

        page.click("#theme");
        assertThat(page.evaluate("document.documentElement.dataset.theme")).isEqualTo("dark");
        assertDrawn();
        picture("dark");
        page.click("#theme");

        choose("key", 1);
        assertThat(page.text()).contains(NASTY);
        assertThat(page.evaluate(RED)).isEqualTo("0");
        assertDrawn();

        choose("window", 1);
        assertThat(page.texts("#charts figcaption")).contains("n");
        assertDrawn();
        assertThat(page.complaints()).isEmpty();
        assertThat(page.evaluate("document.title")).startsWith("test");
    }

    @Test
    void theKeyboardReadsValuesZoomsAndGoesToAnomalies() {
        choose("window", 0);
        choose("key", 0);
        press("Home");
        assertThat(page.evaluate("document.getElementById('readout').textContent"))
                .isEqualTo("1970-01-01 00:00 – 00:30 · on time");
        press("ArrowRight");
        assertThat(page.evaluate("document.getElementById('readout').textContent"))
                .startsWith("1970-01-01 00:30 – 01:00");
        assertThat(page.texts("#charts figure .legend b")).contains("106.53");
        press("a");
        assertThat(page.evaluate("document.getElementById('readout').textContent"))
                .contains("spike: 900, expected 300");
        press("+");
        assertThat(page.texts("#span option")).contains("as drawn");
        press("PageDown");
        press("0");
        assertThat(page.evaluate("document.getElementById('span').value")).isEqualTo("whole");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void theMouseReadsValuesAndZoomsAndTheTablesLead() {
        choose("window", 0);
        choose("key", 0);
        page.drag("#charts .u-over", 200, 0);
        settle();
        assertThat(page.evaluate("document.getElementById('readout').textContent"))
                .contains(" · on time");
        assertThat(page.evaluate("document.getElementById('span').value")).isEqualTo("drawn");
        click("#anomaly-table button");
        assertThat(page.texts("#anomaly-table tbody td"))
                .contains("spike", "p99_latency", "900", "300", "100", "6", "3");
        assertThat(page.texts("#key-table tbody td")).contains("chat", NASTY);
        click("#definition-table tbody tr:nth-child(2) button");
        assertThat(page.evaluate("document.getElementById('window').value")).isEqualTo("1");
        assertThat(page.complaints()).isEmpty();
    }

    private static void choose(String picker, int option) {
        page.evaluate("(picker => { picker.value = " + option
                + "; picker.dispatchEvent(new Event('change')); })(document.getElementById('" + picker + "'))");
    }

    private static void click(String selector) {
        page.evaluate("document.querySelector('" + selector + "').scrollIntoView({block: 'center'})");
        settle();
        page.click(selector);
        settle();
    }

    private static void press(String key) {
        page.evaluate("document.querySelector('#charts .plot').dispatchEvent(new KeyboardEvent('keydown', {key: '" + key
                + "', bubbles: true}))");
        settle();
    }

    /** Charts are drawn in a microtask, and cursors move with the next frame. */
    private static void settle() {
        page.evaluate(
                "window.settled = false; requestAnimationFrame(() => requestAnimationFrame(() => window.settled = true))");
        page.await("window.settled");
    }

    private static void assertDrawn() {
        settle();
        assertThat(page.evaluate("JSON.stringify(" + DRAWN + ")"))
                .contains("true")
                .doesNotContain("false");
    }

    /** For a person who looks at the page. */
    private static void picture(String name) throws IOException {
        page.screenshot(Files.createDirectories(target().resolve("report")).resolve(name + ".png"));
    }

    private static Path target() {
        String root = System.getProperty("tidemark.root");
        return root == null ? Path.of("target") : Path.of(root, "job", "target");
    }
}
