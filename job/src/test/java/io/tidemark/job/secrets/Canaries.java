package io.tidemark.job.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Secrets that nobody would write by chance, and the bytes that each would leave where it got out. */
final class Canaries {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> values = new LinkedHashMap<>();
    /** Each as the text of its bytes in Latin 1, which a search in bytes is fast with. */
    private final Map<String, List<String>> traces = new LinkedHashMap<>();

    /**
     * A new secret.
     *
     * @param name what a message calls it
     * @return a random text of letters and digits
     */
    String create(String name) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            value.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        add(name, value.toString());
        return value.toString();
    }

    /** Looks for this one too. */
    void add(String name, String value) {
        List<String> all = new ArrayList<>();
        all.add(latin(value.getBytes(UTF_8)));
        all.add(latin(value.getBytes(UTF_16LE)));
        all.add(latin(value.getBytes(UTF_16BE)));
        all.addAll(base64(value.getBytes(UTF_8)));
        values.put(name, value);
        traces.put(name, all);
    }

    String value(String name) {
        return values.get(name);
    }

    /** The names of the secrets that these bytes hold: as UTF-8, as UTF-16, or in base64. */
    List<String> in(byte[] bytes) {
        String text = latin(bytes);
        return traces.entrySet().stream()
                .filter(canary -> canary.getValue().stream().anyMatch(text::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same for a text. */
    List<String> in(String text) {
        return in(text.getBytes(UTF_8));
    }

    /**
     * What base64 makes of a secret that stands somewhere in the bytes that are encoded: the characters that depend on the
     * secret alone, for each of the three places where it may begin in a group of three bytes.
     */
    private static List<String> base64(byte[] secret) {
        List<String> encoded = new ArrayList<>();
        for (int before = 0; before < 3; before++) {
            byte[] bytes = new byte[before + secret.length];
            System.arraycopy(secret, 0, bytes, before, secret.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            int begin = (before * 8 + 5) / 6;
            int end = bytes.length * 8 / 6;
            encoded.add(text.substring(begin, end));
        }
        return encoded;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
