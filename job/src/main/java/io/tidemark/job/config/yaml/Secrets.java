package io.tidemark.job.config.yaml;

import java.util.List;
import java.util.Locale;

/** What must not be echoed: messages are printed, logged and pasted into tickets. */
public final class Secrets {

    /** Parts of the names under which Kafka and others take credentials. */
    private static final List<String> MARKERS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "jaas",
            "credential",
            "api-key",
            "apikey",
            "private.key",
            "private-key",
            "access.key",
            "access-key",
            "basic.auth",
            "keystore.key");

    private Secrets() {}

    /** Whether a key, a path or a text with its key in it names something that is nobody else's business. */
    public static boolean looksSecret(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('_', '-');
        return MARKERS.stream().anyMatch(lower::contains);
    }
}
