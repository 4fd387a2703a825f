package io.tidemark.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.ingest.Ingested;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CursorReaderTest {

    private final List<String> calls = new ArrayList<>();
    private final Collected output = new Collected();

    @Test
    void splitsAreReadInTurn() throws IOException {
        var reader = reader(
                script("a", Cursor.Step.AGAIN, Cursor.Step.TURN_OVER, Cursor.Step.FINISHED),
                script("b", Cursor.Step.TURN_OVER, Cursor.Step.AGAIN, Cursor.Step.FINISHED));
        reader.notifyNoMoreSplits();

        InputStatus status = InputStatus.MORE_AVAILABLE;
        while (status == InputStatus.MORE_AVAILABLE) {
            status = reader.pollNext(output);
        }

        assertThat(status).isEqualTo(InputStatus.END_OF_INPUT);
        assertThat(calls).containsExactly("a", "a", "b", "a", "b", "b");
        assertThat(output.signals).containsExactly("+a", "+b", "-a", "-b");
    }

    @Test
    void aReaderSleepsOnlyWhenAllSplitsWait() throws IOException {
        var reader = reader(
                script("a", Cursor.Step.WAITING, Cursor.Step.WAITING, Cursor.Step.AGAIN),
                script("b", Cursor.Step.AGAIN, Cursor.Step.WAITING));

        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        Awaitility.await().until(() -> reader.isAvailable().isDone());
        reader.close();
    }

    @Test
    void aReaderWithoutSplitsIsIdleOnceItKnowsThatAllHaveBeenDealt() throws IOException {
        CursorReader<FileSplit> reader = reader();

        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(output.signals).isEmpty();
        reader.handleSourceEvents(new SplitsDealt());
        assertThat(reader.isAvailable()).isDone();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(output.signals).containsExactly("idle");
        assertThat(reader.isAvailable()).isNotDone();
        reader.notifyNoMoreSplits();
        assertThat(reader.isAvailable()).isDone();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
    }

    @Test
    void splitsThatWereNeverReadAreInTheCheckpointToo() {
        var reader = reader(script("a"), script("b"));

        assertThat(reader.snapshotState(1)).extracting(FileSplit::path).containsExactly("a", "b");
    }

    private record Script(String name, Deque<Cursor.Step> steps) {}

    private static Script script(String name, Cursor.Step... steps) {
        return new Script(name, new ArrayDeque<>(List.of(steps)));
    }

    private CursorReader<FileSplit> reader(Script... scripts) {
        List<Script> all = List.of(scripts);
        CursorReader<FileSplit> reader = new CursorReader<>(
                split -> new ScriptedCursor(all.stream()
                        .filter(script -> script.name().equals(split.path()))
                        .findFirst()
                        .orElseThrow()),
                Duration.ofMillis(1));
        reader.addSplits(
                all.stream().map(script -> FileSplit.start(script.name())).toList());
        return reader;
    }

    private final class ScriptedCursor implements Cursor<FileSplit> {

        private final Script script;

        ScriptedCursor(Script script) {
            this.script = script;
        }

        @Override
        public Step advance(SourceOutput<Ingested> target) {
            calls.add(script.name());
            return script.steps().pop();
        }

        @Override
        public FileSplit split() {
            return FileSplit.start(script.name());
        }

        @Override
        public void release() {}
    }
}
