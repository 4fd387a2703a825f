package io.tidemark.benchmarks.latency;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Results as they were read, outside the Java heap: a hundred thousand of them on it, and the collector stops the producer and
 * the consumer for longer than a result takes. Safe for two threads, one that adds and one that takes.
 */
final class ResultLog {

    /** Small enough to be cleared in a millisecond, which happens when one is allocated. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final List<ByteBuffer> chunks = new ArrayList<>();

    /** Notes a result; its bytes are copied. */
    synchronized void add(byte[] json, long readableMillis) {
        int bytes = Long.BYTES + Integer.BYTES + json.length;
        if (chunks.isEmpty() || chunks.get(chunks.size() - 1).remaining() < bytes) {
            chunks.add(ByteBuffer.allocateDirect(Math.max(bytes, CHUNK_BYTES)));
        }
        chunks.get(chunks.size() - 1)
                .putLong(readableMillis)
                .putInt(json.length)
                .put(json);
    }

    /** What has come since the last call, in its order. */
    synchronized List<SeenResult> take() {
        List<SeenResult> results = new ArrayList<>();
        for (ByteBuffer chunk : chunks) {
            chunk.flip();
            while (chunk.hasRemaining()) {
                long readableMillis = chunk.getLong();
                byte[] json = new byte[chunk.getInt()];
                chunk.get(json);
                results.add(SeenResult.read(json, readableMillis));
            }
        }
        chunks.clear();
        return results;
    }
}
