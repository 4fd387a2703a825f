package io.tidemark.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.operators.Pane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aPageHasTheWindowsOfEachDefinitionAndKey() throws Exception {
        part(
                "results/part-a-0.jsonl",
                PaneBuilder.minute("{\"k\":\"a\"}", 0).count(3).value("v", 1.5).line(),
                PaneBuilder.minute("{\"k\":\"b\"}", 0).count(9).value("v", 2.5).line(),
                PaneBuilder.minute("{\"k\":\"a\"}", 0)
                        .pane(Pane.LATE, 1)
                        .count(4)
                        .value("v", 1.75)
                        .line(),
                PaneBuilder.window("visit", "{\"k\":\"a\"}", 5, 25)
                        .value("n", 1)
                        .line(),
                PaneBuilder.window("visit", "{\"k\":\"a\"}", 5, 45)
                        .value("n", 2)
                        .line());
        part(
                "anomalies/part-b-0.jsonl",
                "{\"name\":\"spike\",\"window\":\"minute\",\"key\":{\"k\":\"a\"},\"start\":0,\"end\":60000,\"value\":1.75,"
                        + "\"mean\":1,\"stddev\":0.1,\"score\":7.5,\"threshold\":3,\"emitted_at\":1}",
                "{\"name\":\"spike\",\"window\":\"minute\",\"key\":{\"k\":\"z\"},\"start\":0,\"end\":60000,\"value\":1,"
                        + "\"mean\":1,\"stddev\":0.1,\"score\":7.5,\"threshold\":3,\"emitted_at\":1}");

        JsonNode data = data(page(20));

        assertThat(data.path("title").asText()).isEqualTo("test");
        assertThat(data.at("/windows").findValuesAsText("name")).contains("minute", "visit");
        JsonNode minute = data.at("/windows/0");
        assertThat(minute.path("name").asText()).isEqualTo("minute");
        assertThat(minute.path("length").asLong()).isEqualTo(60_000);
        assertThat(minute.at("/panes/late").asInt()).isEqualTo(1);
        assertThat(minute.path("series").findValuesAsText("label")).containsExactly("b", "a");
        JsonNode series = minute.at("/series/1");
        assertThat(series.path("time")).hasToString("[60000]");
        assertThat(series.path("count")).hasToString("[4]");
        assertThat(series.path("values")).hasToString("[[1.75]]");
        assertThat(series.path("panes").asText()).isEqualTo("l");
        assertThat(series.at("/anomalies/0/place").asInt(-1)).isZero();
        assertThat(data.at("/windows/1/series/0/start")).hasToString("[5,5]");
        assertThat(notes(data)).contains("1 anomaly is of keys or windows that are not on this page.");
    }

    @Test
    void linesThatAreNoRecordsAreCountedAndSaid() throws Exception {
        part(
                "part-0.jsonl",
                "{\"broken\":",
                PaneBuilder.minute("{}", 0).value("v", 1).line(),
                "",
                "x".repeat(PartReader.MAX_LINE_BYTES + 1),
                PaneBuilder.minute("{}", 1).value("v", 1).line());
        part("part-1.jsonl", "\u0000");

        JsonNode data = data(page(20));

        assertThat(data.at("/windows/0/series/0/windows").asInt()).isEqualTo(2);
        assertThat(notes(data))
                .containsExactly("3 of 5 lines are no records and not shown; the first is part-0.jsonl:1.");
    }

    @Test
    void unfinishedPartsAndOtherFilesAreNotRead() throws Exception {
        part("part-0.jsonl", PaneBuilder.minute("{}", 0).value("v", 1).line());
        part(
                ".part-1.jsonl.inprogress.x",
                PaneBuilder.minute("{}", 1).value("v", 1).line());
        part("readme.txt", "words");
        part(".hidden/part-0.jsonl", PaneBuilder.minute("{}", 2).value("v", 1).line());

        JsonNode data = data(page(20));

        assertThat(data.at("/windows/0/series/0/time")).hasToString("[60000]");
        assertThat(notes(data))
                .containsExactly(
                        "1 part file is unfinished and not read: results in it become final with a checkpoint or at the"
                                + " end of the input.");
    }

    @Test
    void thereIsRoomForSoManyKeysAndThePageSaysSo() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int key = 0; key < 30; key++) {
            lines.add(PaneBuilder.minute("{\"k\":" + key + "}", 0)
                    .count(key)
                    .value("v", 1)
                    .line());
        }
        part("part-0.jsonl", lines.toArray(String[]::new));

        JsonNode data = data(page(3));

        assertThat(data.at("/windows/0/series").findValuesAsText("label")).containsExactly("29", "28", "27");
        assertThat(data.at("/windows/0/keys").asInt()).isEqualTo(30);
        assertThat(notes(data)).containsExactly("minute: the 3 keys with the most events are on this page, of 30.");
    }

    @Test
    void textsFromDataAreNeverMarkup() throws Exception {
        String nasty = "</script><script>alert(1)</script><!--&amp;";
        part(
                "part-0.jsonl",
                PaneBuilder.window(nasty, "{\"" + nasty + "\":\"" + nasty + "\"}", 0, 60_000)
                        .value(nasty, 1)
                        .value(nasty + "2", "word")
                        .line());
        String harmless = page(20);

        assertThat(harmless).doesNotContain("alert(1)</script>");
        JsonNode data = data(harmless);
        assertThat(data.at("/windows/0/name").asText()).isEqualTo(nasty);
        assertThat(data.at("/windows/0/series/0/label").asText()).isEqualTo(nasty);
        assertThat(data.at("/windows/0/charts/0/title").asText()).isEqualTo(nasty);
    }

    @Test
    void thePageIsWholeAndNamesTheLicenceOfItsLibrary() throws Exception {
        part("part-0.jsonl", PaneBuilder.minute("{}", 0).value("v", 1).line());

        assertThat(page(20))
                .contains("The MIT License (MIT)", "Copyright (c) 2022 Leon Sorokin", "var uPlot=function(){")
                .doesNotContain("@@")
                .doesNotContainPattern("(src|href)=\"(?!data:)");
    }

    @Test
    void nothingToDrawIsSaid() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> Report.read(List.of(nowhere), 20))
                .isInstanceOf(NoResultsException.class)
                .hasMessage("there is no folder " + nowhere);
        assertThatThrownBy(() -> Report.read(List.of(folder), 20))
                .isInstanceOf(NoResultsException.class)
                .hasMessageStartingWith("no part file (*.jsonl) is in " + folder);
        part("part-0.jsonl", "{\"a\":1}", "{\"b\":2}");
        assertThatThrownBy(() -> Report.read(List.of(folder), 20))
                .isInstanceOf(NoResultsException.class)
                .hasMessage("no result is in " + folder
                        + ": 1 part file with 2 lines, 2 of them no records (part-0.jsonl:1)");
    }

    private void part(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    private String page(int maxKeys) throws IOException, NoResultsException {
        Path page = folder.resolve("page.html");
        String content = Report.read(List.of(folder), maxKeys).write(page, NOW);
        assertThat(content).contains(" series of ");
        return Files.readString(page);
    }

    private static JsonNode data(String page) throws IOException {
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        return new ObjectMapper().readTree(data.group(1));
    }

    private static List<String> notes(JsonNode data) {
        List<String> notes = new ArrayList<>();
        data.path("notes").forEach(note -> notes.add(note.asText()));
        return notes;
    }
}
