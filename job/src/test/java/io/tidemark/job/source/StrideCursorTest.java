package io.tidemark.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.Layouts;
import io.tidemark.job.ingest.Origin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrideCursorTest {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Collected output = new Collected();
    private long nanos = Long.MAX_VALUE - 5;

    @Test
    void recordsComeWhenTheirTimeHasCome() {
        StrideCursor cursor = cursor(0, 1, 1000);

        assertThat(take(cursor)).isEqualTo(1);
        nanos += NANOS_PER_MILLI;
        assertThat(take(cursor)).isEqualTo(100);
        nanos += NANOS_PER_MILLI / 200;
        assertThat(take(cursor)).isZero();
    }

    @Test
    void aStalledCursorDoesNotBurst() {
        StrideCursor cursor = cursor(0, 1, Long.MAX_VALUE);
        take(cursor);
        nanos += 60_000 * NANOS_PER_MILLI;

        assertThat(take(cursor)).isEqualTo(1);
    }

    @Test
    void aShareContinuesWhereItsSplitSays() {
        StrideCursor first = cursor(1, 3, 11);
        first.advance(output);
        nanos += NANOS_PER_MILLI;
        StrideCursor second =
                new StrideCursor(first.split(), generator(), decoder(), 11, 100_000, () -> 0, () -> nanos);

        take(second);
        nanos += NANOS_PER_MILLI;
        take(second);

        List<Long> numbers = output.records.stream()
                .map(Ingested::origin)
                .map(origin -> ((Origin.File) origin).line())
                .toList();
        assertThat(numbers).containsExactly(2L, 5L, 8L, 11L);
        assertThat(second.advance(output)).isEqualTo(Cursor.Step.FINISHED);
    }

    private int take(StrideCursor cursor) {
        int before = output.records.size();
        Cursor.Step step = Cursor.Step.AGAIN;
        while (step != Cursor.Step.WAITING && step != Cursor.Step.FINISHED) {
            step = cursor.advance(output);
        }
        return output.records.size() - before;
    }

    private StrideCursor cursor(int index, int strides, long end) {
        return new StrideCursor(
                new StrideSplit(index, strides, index, 0), generator(), decoder(), end, 100_000, () -> 0, () -> nanos);
    }

    private static RecordGenerator generator() {
        var config = new ConnectorConfig.Simulator(
                100_000, 5, 1, Long.MAX_VALUE, null, Duration.ZERO, 0, Duration.ZERO, 0, 0);
        return new RecordGenerator(config, Layouts.llm(), 0);
    }

    private static io.tidemark.job.ingest.RecordDecoder decoder() {
        return DecoderFactory.of(RecordFormat.JSON, Layouts.llm()).create(null);
    }
}
