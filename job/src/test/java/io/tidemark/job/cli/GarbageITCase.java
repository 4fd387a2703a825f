package io.tidemark.job.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files with garbage of every kind through the command line: nothing stops, and every line is accounted for. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GarbageITCase {

    private static final int LINES = 250_000;
    private static final int MAX_RECORD_BYTES = 1 << 20;
    private static final long MINUTE = 60_000;
    private static final Pattern LEDGER =
            Pattern.compile("received ([\\d,]+) = accepted ([\\d,]+) \\+ rejected ([\\d,]+)");

    @TempDir
    private Path folder;

    @Test
    void everyGarbageLineIsRejectedOnceWithItsReasonLineAndBytesAndEveryGoodOneCounted() throws IOException {
        Path file = folder.resolve("lines.jsonl");
        GarbageLines.write(file, LINES);

        CommandRun run = run(file, "--parallelism", "2");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        int garbage = assertEveryGarbageLineRejected(file);
        assertLedger(run, LINES, garbage);
        assertEveryGoodLineCounted();
        assertThat(JsonLines.read(folder.resolve("late"))).isEmpty();
    }

    @Test
    void pairsBeyondTheLimitOfWindowsAreRejectedWithTheirLines() throws IOException {
        Path file = folder.resolve("lines.jsonl");
        // All five minutes stay open, as the watermark lies an hour behind; the limit leaves room for two.
        List<String> lines = new ArrayList<>();
        for (int minute : List.of(0, 1, 2, 3, 4, 0, 1)) {
            lines.add("{\"key\":\"k\",\"ts\":" + minute * MINUTE + ",\"value\":" + lines.size() + "}");
        }
        Files.write(file, lines);

        CommandRun run = run(
                file,
                "--parallelism",
                "1",
                "--set",
                "processor.out-of-orderness=1h",
                "--set",
                "processor.max-windows-per-key=2",
                "--set",
                "windows=[{name: minute, tumbling: {size: 1m}}]");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertLedger(run, 7, 0);
        assertThat(run.summary("over limit")).isEqualTo("3 pairs");
        assertThat(JsonLines.read(folder.resolve("rejected")))
                .allSatisfy(rejected -> {
                    assertThat(rejected).containsEntry("reason", "window-limit");
                    assertThat(rejected).containsEntry("raw", lines.get(line(rejected) - 1));
                })
                .extracting(GarbageITCase::line)
                .containsExactlyInAnyOrder(3, 4, 5);
        assertThat(JsonLines.read(folder.resolve("results")))
                .extracting(result -> result.get("start"), result -> result.get("count"))
                .containsExactlyInAnyOrder(tuple(0, 2), tuple((int) MINUTE, 2));
    }

    private CommandRun run(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                ProjectRoot.resolve("job/src/test/resources/garbage.yaml").toString(),
                "--web-port",
                "0",
                "--set",
                "source.files.path=" + file));
        for (String output : List.of("results", "late", "rejected")) {
            arguments.add("--set");
            arguments.add("output." + output + ".files.path=" + folder.resolve(output));
        }
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private int assertEveryGarbageLineRejected(Path file) {
        BitSet rejected = new BitSet();
        Map<GarbageKind, Integer> kinds = new EnumMap<>(GarbageKind.class);
        JsonLines.forEach(folder.resolve("rejected"), record -> {
            int line = line(record);
            GarbageKind kind = GarbageLines.garbage(line);
            assertThat(kind).as("garbage at line " + line).isNotNull();
            assertThat(rejected.get(line))
                    .as("line " + line + " rejected twice")
                    .isFalse();
            assertThat(record).as("line " + line).containsEntry("reason", kind.reason());
            assertThat(origin(record)).containsEntry("file", file.toString());
            assertThat((String) record.get("message")).isNotBlank();
            byte[] bytes = GarbageLines.line(line);
            byte[] kept = Arrays.copyOf(bytes, Math.min(bytes.length, MAX_RECORD_BYTES));
            assertThat(Arrays.equals(raw(record), kept))
                    .as("bytes of line " + line)
                    .isTrue();
            rejected.set(line);
            kinds.merge(kind, 1, Integer::sum);
        });
        assertThat(kinds).containsOnlyKeys(GarbageKind.values());
        for (int line = 1; line <= LINES; line++) {
            assertThat(rejected.get(line))
                    .as("line " + line + " is rejected")
                    .isEqualTo(GarbageLines.garbage(line) != null);
        }
        return rejected.cardinality();
    }

    private static void assertLedger(CommandRun run, long lines, long rejected) {
        Matcher ledger = LEDGER.matcher(run.summary("ledger"));
        assertThat(ledger.matches()).as(run.err()).isTrue();
        assertThat(List.of(number(ledger.group(1)), number(ledger.group(2)), number(ledger.group(3))))
                .containsExactly(lines, lines - rejected, rejected);
    }

    private static long number(String withCommas) {
        return Long.parseLong(withCommas.replace(",", ""));
    }

    private void assertEveryGoodLineCounted() {
        Map<List<Object>, Long> counts = new HashMap<>();
        Map<List<Object>, Long> totals = new HashMap<>();
        for (long line = 1; line <= LINES; line++) {
            if (GarbageLines.garbage(line) == null) {
                long time = GarbageLines.time(line);
                List<Object> window = List.of("k" + GarbageLines.key(line), Math.floorDiv(time, MINUTE) * MINUTE);
                counts.merge(window, 1L, Long::sum);
                totals.merge(window, GarbageLines.value(line), Long::sum);
            }
        }
        Map<List<Object>, Long> actualCounts = new HashMap<>();
        JsonLines.forEach(folder.resolve("results"), result -> {
            if (result.get("window").equals("minute")) {
                List<Object> window = List.of(((Map<?, ?>) result.get("key")).get("key"), result.get("start"));
                assertThat(actualCounts.put(window, ((Number) result.get("count")).longValue()))
                        .as("panes of " + window)
                        .isNull();
                assertThat(((Map<?, ?>) result.get("values")).get("total"))
                        .as("total of " + window)
                        .isEqualTo((double) totals.get(window));
            }
        });
        assertThat(actualCounts).isEqualTo(counts);
    }

    private static int line(Map<String, Object> rejected) {
        return ((Number) origin(rejected).get("line")).intValue();
    }

    @SuppressWarnings("unchecked") // a JSON object has text keys
    private static Map<String, Object> origin(Map<String, Object> rejected) {
        return (Map<String, Object>) rejected.get("origin");
    }

    private static byte[] raw(Map<String, Object> rejected) {
        String raw = (String) rejected.get("raw");
        return "base64".equals(rejected.get("raw_encoding"))
                ? Base64.getDecoder().decode(raw)
                : raw.getBytes(UTF_8);
    }
}
