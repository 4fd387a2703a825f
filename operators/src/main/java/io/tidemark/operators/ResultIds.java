package io.tidemark.operators;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes the ids of results: the first 128 bits of a SHA-256 over the identifying fields, as 32 hexadecimal digits. */
final class ResultIds {

    private static final int ID_BYTES = 16;
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(ResultIds::sha256);

    private ResultIds() {}

    static String of(WindowResult result) {
        MessageDigest digest = DIGEST.get();
        digest.reset();
        addText(digest, result.pipeline());
        addText(digest, result.window());
        addText(digest, result.key());
        digest.update(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(result.start())
                .putLong(result.end())
                .putInt(result.paneIndex())
                .flip());
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    /** The length goes first, so that no two field lists share their bytes. */
    private static void addText(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
