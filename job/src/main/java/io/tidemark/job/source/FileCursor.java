package io.tidemark.job.source;

import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.RecordDecoder;
import io.tidemark.job.ingest.Rejection;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * Reads one file, a chunk each turn and a line each call.
 *
 * <p>A followed file that got shorter, or vanished, is a new file and read from its beginning. A followed file that was
 * replaced by one at least as long cannot be told from one that grew.
 */
final class FileCursor implements Cursor<FileSplit> {

    private final Path path;
    private final String id;
    private final String displayName;
    private final boolean follow;
    private final DecoderFactory decoders;
    private final byte[] chunk;
    private final LongSupplier clock;
    private final LineAssembler lines = new LineAssembler(RecordDecoder.MAX_RECORD_BYTES);

    private RecordDecoder decoder;
    private FSDataInputStream stream;
    private long offset;
    private long lineNumber;
    private long readPosition;
    private int from;
    private int to;
    private boolean chunkRead;

    /**
     * @param chunk storage for the bytes of one turn, shared by all cursors of a reader: a turn uses up its chunk
     * @param clock the wall clock in milliseconds
     */
    FileCursor(FileSplit split, boolean follow, DecoderFactory decoders, byte[] chunk, LongSupplier clock) {
        this.id = split.path();
        this.path = new Path(id);
        this.displayName = displayName(path);
        this.follow = follow;
        this.decoders = decoders;
        this.chunk = chunk;
        this.clock = clock;
        this.offset = split.offset();
        this.readPosition = offset;
        this.lineNumber = split.lines();
        if (!decoders.hasHeader()) {
            decoder = decoders.create(null);
        }
    }

    private static String displayName(Path path) {
        String scheme = path.toUri().getScheme();
        return scheme == null || scheme.equals("file") ? path.getPath() : path.toString();
    }

    @Override
    public Step advance(SourceOutput<Ingested> output) throws IOException {
        if (stream == null && !open()) {
            return Step.WAITING;
        }
        if (from == to) {
            if (chunkRead) {
                chunkRead = false;
                return Step.TURN_OVER;
            }
            int read = stream.read(chunk, 0, chunk.length);
            if (read < 0) {
                return atEnd(output);
            }
            readPosition += read;
            from = 0;
            to = read;
            chunkRead = true;
        }
        from = lines.feed(chunk, from, to);
        if (lines.hasLine()) {
            takeLine(output);
        }
        return Step.AGAIN;
    }

    private Step atEnd(SourceOutput<Ingested> output) throws IOException {
        if (follow) {
            release();
            return Step.WAITING;
        }
        if (lines.endOfFile()) {
            takeLine(output);
            return Step.AGAIN;
        }
        return Step.FINISHED;
    }

    private void takeLine(SourceOutput<Ingested> output) {
        byte[] line = lines.takeLine();
        offset += lines.consumed();
        lineNumber++;
        if (decoder == null) {
            decoder = decoders.create(line);
            return;
        }
        Origin origin = new Origin.File(displayName, lineNumber);
        long now = clock.getAsLong();
        output.collect(
                lines.lineLength() > RecordDecoder.MAX_RECORD_BYTES
                        ? Rejection.tooLong(line, lines.lineLength(), origin, now)
                        : decoder.decode(line, origin, now));
    }

    /** Opens the file where reading stopped; {@code false} when a followed file has nothing new. */
    private boolean open() throws IOException {
        if (follow && !hasGrown()) {
            return false;
        }
        if (decoder == null && offset > 0) {
            decoder = decoders.create(readHeader());
        }
        stream = path.getFileSystem().open(path);
        if (readPosition > 0) {
            stream.seek(readPosition);
        }
        return true;
    }

    private boolean hasGrown() throws IOException {
        long length;
        try {
            length = path.getFileSystem().getFileStatus(path).getLen();
        } catch (FileNotFoundException e) {
            length = 0;
        }
        if (length < readPosition) {
            startOver();
        }
        return length > readPosition;
    }

    private void startOver() {
        lines.reset();
        offset = 0;
        readPosition = 0;
        lineNumber = 0;
        if (decoders.hasHeader()) {
            decoder = null;
        }
    }

    private byte[] readHeader() throws IOException {
        LineAssembler header = new LineAssembler(RecordDecoder.MAX_RECORD_BYTES);
        try (FSDataInputStream in = path.getFileSystem().open(path)) {
            while (!header.hasLine()) {
                int read = in.read(chunk, 0, chunk.length);
                if (read < 0) {
                    header.endOfFile();
                    break;
                }
                header.feed(chunk, 0, read);
            }
        }
        byte[] line = header.takeLine();
        return line == null ? new byte[0] : line;
    }

    @Override
    public FileSplit split() {
        return new FileSplit(id, offset, lineNumber);
    }

    @Override
    public void release() throws IOException {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
