package io.tidemark.job.source;

import java.util.Arrays;

/**
 * Cuts chunks of bytes into lines. Of a line longer than the limit it keeps the first {@code limit} bytes and counts
 * the others, so memory stays bounded whatever a file holds.
 *
 * <p>A line ends with {@code \n}; one {@code \r} before it belongs to the line end.
 */
public final class LineAssembler {

    private static final int INITIAL_BYTES = 256;

    private final int limit;
    private byte[] kept = new byte[INITIAL_BYTES];
    private int keptLength;
    private long length;
    private boolean returnLast;
    private byte[] line;
    private long lineLength;
    private long consumed;

    /**
     * @param limit the most bytes of a line that are kept
     */
    public LineAssembler(int limit) {
        this.limit = limit;
    }

    /** Takes bytes up to the end of the first line; returns the position behind them. Ask {@link #hasLine()} then. */
    public int feed(byte[] chunk, int from, int to) {
        int newline = from;
        while (newline < to && chunk[newline] != '\n') {
            newline++;
        }
        keep(chunk, from, newline);
        if (newline == to) {
            return to;
        }
        consumed = length + 1;
        finishLine();
        return newline + 1;
    }

    /** Makes the bytes since the last line end a line; returns whether there were any. */
    public boolean endOfFile() {
        if (length == 0) {
            return false;
        }
        consumed = length;
        // Without a newline the \r is content.
        returnLast = false;
        finishLine();
        return true;
    }

    private void keep(byte[] chunk, int from, int to) {
        if (to == from) {
            return;
        }
        length += to - from;
        returnLast = chunk[to - 1] == '\r';
        int taken = Math.min(to - from, limit - keptLength);
        if (kept.length < keptLength + taken) {
            kept = Arrays.copyOf(kept, Math.min(limit, Math.max(keptLength + taken, 2 * kept.length)));
        }
        System.arraycopy(chunk, from, kept, keptLength, taken);
        keptLength += taken;
    }

    private void finishLine() {
        lineLength = length - (returnLast ? 1 : 0);
        line = Arrays.copyOf(kept, (int) Math.min(keptLength, lineLength));
        if (kept.length > 16 * INITIAL_BYTES) {
            kept = new byte[INITIAL_BYTES];
        }
        keptLength = 0;
        length = 0;
        returnLast = false;
    }

    /** Whether a line has been completed and not taken. */
    public boolean hasLine() {
        return line != null;
    }

    /** The completed line, cut at the limit; only once. */
    public byte[] takeLine() {
        byte[] taken = line;
        line = null;
        return taken;
    }

    /** Bytes of the last completed line without its line end, those that were not kept too. */
    public long lineLength() {
        return lineLength;
    }

    /** Bytes of the last completed line with its line end. */
    public long consumed() {
        return consumed;
    }

    /** Bytes since the last line end. */
    public long pending() {
        return length;
    }

    /** Forgets the bytes since the last line end. */
    public void reset() {
        keptLength = 0;
        length = 0;
        returnLast = false;
        line = null;
    }
}
