package io.tidemark.job.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

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

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):[^}]+}");

    private Secrets() {}

    /** Whether a key, a path or a text with its key in it names something that is nobody else's business. */
    public static boolean looksSecret(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('_', '-');
        return MARKERS.stream().anyMatch(lower::contains);
    }

    /** Whether a value holds a reference, alone or among other text. */
    public static boolean hasReference(String value) {
        return REFERENCE.matcher(value).find();
    }

    /** Whether a value is one reference and nothing else. */
    public static boolean isReference(String value) {
        return REFERENCE.matcher(value).matches();
    }

    /** The properties with literal secrets hidden; references such as <code>${env:NAME}</code> stay, they give nothing away. */
    public static Map<String, String> hidden(Map<String, String> properties) {
        Map<String, String> shown = new LinkedHashMap<>();
        properties.forEach(
                (key, value) -> shown.put(key, looksSecret(key) && !isReference(value) ? "(hidden)" : value));
        return shown;
    }
}
