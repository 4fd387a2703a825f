package io.tidemark.job.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: pure ASCII passes after a quick look, everything else through the JDK's decoder. */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The top bit of each of eight bytes: set in any byte that is not ASCII. */
    private static final long TOP_BITS = 0x8080_8080_8080_8080L;

    private static final int CHUNK_CHARS = 1024;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer chunk;

    /** The position of the first byte that is not UTF-8, or -1 when all of it is. */
    int firstInvalid(byte[] bytes) {
        int ascii = asciiPrefix(bytes);
        if (ascii == bytes.length) {
            return -1;
        }
        if (chunk == null) {
            chunk = CharBuffer.allocate(CHUNK_CHARS);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, ascii, bytes.length - ascii);
        decoder.reset();
        while (true) {
            chunk.clear();
            var result = decoder.decode(in, chunk, true);
            if (result.isError()) {
                return in.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
        }
    }

    /** How many bytes at the beginning are surely ASCII: all, or a multiple of eight short of the first other byte. */
    static int asciiPrefix(byte[] bytes) {
        int i = 0;
        for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
            if (((long) LONGS.get(bytes, i) & TOP_BITS) != 0) {
                return i;
            }
        }
        for (int j = i; j < bytes.length; j++) {
            if (bytes[j] < 0) {
                return i;
            }
        }
        return bytes.length;
    }
}
