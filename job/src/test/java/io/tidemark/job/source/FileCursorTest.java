package io.tidemark.job.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.Layouts;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.RecordDecoder;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.ingest.RejectionReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCursorTest {

    private static final String HEADER = "service,ts,latency_ms,usage.tokens\n";

    @TempDir
    private Path folder;

    private Path file;
    private final Collected output = new Collected();

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("events.csv");
    }

    @Test
    void linesAreNumberedFromTheHeaderOn() throws IOException {
        write(HEADER + "a,1,1,\r\n\nb,2,2,");

        read(bounded(FileSplit.start(file.toString())));

        assertThat(output.records)
                .extracting(record -> ((Origin.File) record.origin()).line())
                .containsExactly(2L, 3L, 4L);
        assertThat(output.records).hasExactlyElementsOfTypes(Event.class, Rejection.class, Event.class);
        assertThat(output.records.get(0).origin()).isEqualTo(new Origin.File(file.toString(), 2));
    }

    @Test
    void aLineOverTheBoundIsCutAndRejectedAndTheNextOneRead() throws IOException {
        write(HEADER + "x".repeat(3 * RecordDecoder.MAX_RECORD_BYTES) + "\nb,2,2,\n");

        read(bounded(FileSplit.start(file.toString())));

        Rejection rejection = (Rejection) output.records.get(0);
        assertThat(rejection.reason()).isEqualTo(RejectionReason.MALFORMED);
        assertThat(rejection.raw()).hasSize(RecordDecoder.MAX_RECORD_BYTES);
        assertThat(rejection.message())
                .isEqualTo("the record has 3145728 bytes, the limit is 1048576; the first 1048576 are kept");
        assertThat(((Event) output.records.get(1)).time()).isEqualTo(2);
    }

    @Test
    void aCursorFromTheSplitOfAnotherReadsTheRest() throws IOException {
        write(HEADER + "a,1,1,\nb,2,2,\nc,3,3,\nd,4,4,");
        List<Long> expected = List.of(1L, 2L, 3L, 4L);
        for (int cut = 0; cut <= expected.size(); cut++) {
            output.records.clear();
            FileCursor first = bounded(FileSplit.start(file.toString()));
            while (output.records.size() < cut) {
                first.advance(output);
            }
            FileSplit split = first.split();
            first.close();

            read(bounded(split));

            assertThat(output.records)
                    .extracting(record -> ((Event) record).time())
                    .containsExactlyElementsOf(expected);
            assertThat(output.records)
                    .extracting(record -> ((Origin.File) record.origin()).line())
                    .containsExactly(2L, 3L, 4L, 5L);
        }
    }

    @Test
    void lettingGoOfTheFileChangesNothing() throws IOException {
        write(HEADER + "a,1,1,\nb,2,2,\nc,3,3,\n");
        FileCursor cursor = cursor(FileSplit.start(file.toString()), false, 5);

        Cursor.Step step = Cursor.Step.AGAIN;
        while (step != Cursor.Step.FINISHED) {
            step = cursor.advance(output);
            if (step == Cursor.Step.TURN_OVER) {
                cursor.release();
            }
        }

        assertThat(output.records).extracting(record -> ((Event) record).time()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aFollowedFileIsReadAsItGrowsAndItsIncompleteLineWaits() throws IOException {
        FileCursor cursor = cursor(FileSplit.start(file.toString()), true, 64 * 1024);
        read(cursor);
        assertThat(output.records).isEmpty();

        write(HEADER.substring(0, 10));
        read(cursor);
        append(HEADER.substring(10) + "a,1,1,\nb,2");
        read(cursor);
        assertThat(output.records).hasSize(1);
        assertThat(cursor.split().lines()).isEqualTo(2);

        append(",2,\nc,3,3,");
        read(cursor);
        assertThat(output.records).extracting(record -> ((Event) record).time()).containsExactly(1L, 2L);
        cursor.close();
    }

    @Test
    void aFollowedFileThatGotShorterIsReadFromItsBeginning() throws IOException {
        write(HEADER + "a,1,1,\nb,2,2,\n");
        FileCursor cursor = cursor(FileSplit.start(file.toString()), true, 64 * 1024);
        read(cursor);

        write("ts,latency_ms,service\n7,7,z\n");
        read(cursor);

        assertThat(output.records).extracting(record -> ((Event) record).time()).containsExactly(1L, 2L, 7L);
        assertThat(cursor.split().lines()).isEqualTo(2);
        cursor.close();
    }

    private FileCursor bounded(FileSplit split) {
        return cursor(split, false, 64 * 1024);
    }

    private static FileCursor cursor(FileSplit split, boolean follow, int chunkBytes) {
        DecoderFactory decoders = DecoderFactory.of(RecordFormat.CSV, Layouts.llm());
        return new FileCursor(split, follow, decoders, new byte[chunkBytes], () -> 0);
    }

    private void read(FileCursor cursor) throws IOException {
        Cursor.Step step = Cursor.Step.AGAIN;
        while (step != Cursor.Step.FINISHED && step != Cursor.Step.WAITING) {
            step = cursor.advance(output);
        }
    }

    private void write(String text) throws IOException {
        Files.write(file, text.getBytes(UTF_8));
    }

    private void append(String text) throws IOException {
        Files.write(file, text.getBytes(UTF_8), StandardOpenOption.APPEND);
    }
}
