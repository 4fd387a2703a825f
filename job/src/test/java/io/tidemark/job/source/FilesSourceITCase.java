package io.tidemark.job.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Environments;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.IngestedWatermarks;
import io.tidemark.job.ingest.Layouts;
import io.tidemark.job.ingest.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FilesSourceITCase {

    private static final String HEADER = "service,ts,latency_ms\n";

    @TempDir
    private Path folder;

    @Test
    void everyLineOfEveryFileArrivesOnceAtAnyParallelism() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int file = 0; file < 70; file++) {
            StringBuilder text = new StringBuilder(HEADER);
            for (int line = 2; line < 12; line++) {
                text.append(line == 7 ? "broken\n" : "s," + line + ",1\n");
                expected.add(file + ".csv:" + line + (line == 7 ? " rejected" : ""));
            }
            write(file + ".csv", text.toString());
        }

        for (int parallelism : List.of(1, 3)) {
            assertThat(Environments.collect(describe(source(environment(parallelism), folder + "/*.csv", false))))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theWatermarkIsTheMinimumOverAllFiles() throws Exception {
        for (String name : List.of("a.csv", "b.csv", "c.csv")) {
            StringBuilder text = new StringBuilder(HEADER);
            for (int time = 0; time < 20_000; time++) {
                text.append("s,").append(time).append(",1\n");
            }
            write(name, text.toString());
        }

        List<String> observed = Environments.collect(source(environment(1), folder.toString(), false)
                .process(new WatermarkObserver())
                .returns(Types.STRING));

        assertThat(observed).containsExactly("the watermark moved");
    }

    @Test
    void aBoundedJobWithoutAnyFileFailsAndNamesThePath() {
        DataStream<String> lines = describe(source(environment(1), folder + "/none-*.csv", false));

        assertThatThrownBy(() -> Environments.collect(lines))
                .hasRootCauseMessage("source.files.path: no file matches " + folder + "/none-*.csv");
    }

    // close() declares every exception there is, interruption among them.
    @SuppressWarnings("try")
    @Test
    void aFollowerPicksUpGrowthAndNewFiles() throws Exception {
        write("a.csv", HEADER + "s,1,1\ns,2,");
        DataStream<String> lines = describe(source(environment(2), folder + "/*.csv", true));

        try (CloseableIterator<String> records = lines.executeAndCollect()) {
            assertThat(records.next()).isEqualTo("a.csv:2");
            Files.write(folder.resolve("a.csv"), "1\ns,3,1\n".getBytes(UTF_8), StandardOpenOption.APPEND);
            assertThat(records.next()).isEqualTo("a.csv:3");
            assertThat(records.next()).isEqualTo("a.csv:4");
            write("b.csv", HEADER + "s,9,1\n");
            assertThat(records.next()).isEqualTo("b.csv:2");
        }
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        return Environments.local(parallelism, Map.of("pipeline.auto-watermark-interval", "1 ms"));
    }

    private static DataStream<Ingested> source(StreamExecutionEnvironment environment, String path, boolean follow) {
        FilesSource source = new FilesSource(
                new ConnectorConfig.Files(path, follow), DecoderFactory.of(RecordFormat.CSV, Layouts.llm()));
        WatermarkStrategy<Ingested> watermarks = new IngestedWatermarks(Duration.ZERO, null, List.of());
        return environment.fromSource(source, watermarks, "files");
    }

    private static DataStream<String> describe(DataStream<Ingested> ingested) {
        return ingested.map(FilesSourceITCase::describe).returns(Types.STRING);
    }

    private static String describe(Ingested ingested) {
        Origin.File origin = (Origin.File) ingested.origin();
        String name = origin.file().substring(origin.file().lastIndexOf('/') + 1);
        return name + ":" + origin.line() + (ingested instanceof Event ? "" : " rejected");
    }

    private void write(String name, String text) throws IOException {
        // Moved in place, so that a follower never sees half a file.
        Path written = Files.write(folder.resolve("." + name), text.getBytes(UTF_8));
        Files.move(written, folder.resolve(name));
    }

    /** Reports every event behind the watermark, and once that there was a watermark at all. */
    private static final class WatermarkObserver extends ProcessFunction<Ingested, String> {

        private static final long serialVersionUID = 1L;

        private boolean moved;

        @Override
        public void processElement(Ingested ingested, Context context, Collector<String> out) {
            Event event = (Event) ingested;
            long watermark = context.timerService().currentWatermark();
            if (!moved && watermark > 0) {
                moved = true;
                out.collect("the watermark moved");
            }
            if (event.time() <= watermark) {
                out.collect(event.time() + " behind " + watermark);
            }
        }
    }
}
