package io.tidemark.operators;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Makes the ids of results: the first 128 bits of a SHA-256 over the identifying fields, as 32 hexadecimal digits. Each thread
 * has one and its buffers: every result that is written asks for its id.
 */
final class ResultIds {

    private static final int ID_BYTES = 16;
    private static final int INITIAL_BYTES = 256;
    private static final int MAX_ASCII = 0x7f;
    private static final ThreadLocal<ResultIds> OF_THREAD = ThreadLocal.withInitial(ResultIds::new);

    private final MessageDigest digest = sha256();
    private final byte[] hash = new byte[digest.getDigestLength()];
    private byte[] fields = new byte[INITIAL_BYTES];
    private int size;

    private ResultIds() {}

    static String of(WindowResult result) {
        return OF_THREAD.get().id(result);
    }

    private String id(WindowResult result) {
        size = 0;
        addText(result.pipeline());
        addText(result.window());
        addText(result.key());
        addNumber(result.start(), Long.BYTES);
        addNumber(result.end(), Long.BYTES);
        addNumber(result.paneIndex(), Integer.BYTES);
        digest.update(fields, 0, size);
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException tooShort) {
            throw new IllegalStateException("the array is as long as the digest says", tooShort);
        }
        return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    }

    /** The length in UTF-8 goes first, so that no two field lists share their bytes. */
    private void addText(String text) {
        int length = text.length();
        addNumber(length, Integer.BYTES);
        reserve(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > MAX_ASCII) {
                size -= Integer.BYTES;
                addBytes(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            fields[size + i] = (byte) c;
        }
        size += length;
    }

    private void addBytes(byte[] utf8) {
        addNumber(utf8.length, Integer.BYTES);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, fields, size, utf8.length);
        size += utf8.length;
    }

    /** The highest byte goes first. */
    private void addNumber(long number, int bytes) {
        reserve(bytes);
        for (int shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            fields[size++] = (byte) (number >> shift);
        }
    }

    private void reserve(int count) {
        if (fields.length - size < count) {
            fields = Arrays.copyOf(fields, Math.max(2 * fields.length, size + count));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
