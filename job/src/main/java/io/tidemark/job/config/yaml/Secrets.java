package io.tidemark.job.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
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

    /** What stands in the place of a value that may be a secret. */
    public static final String HIDDEN = "(hidden)";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):[^}]+}");

    /** A name and a password before the host of an address. */
    private static final Pattern USER_OF_ADDRESS = Pattern.compile("[^\\s,/@]*:[^\\s,/@]*@");

    /** What follows an address may be a signature or a token. */
    private static final Pattern QUERY_OF_ADDRESS = Pattern.compile("(://[^\\s,?]*)\\?[^\\s,]*");

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

    /** A text in which user names, passwords and queries of addresses are hidden. */
    public static String withoutCredentials(String text) {
        String anonymous = USER_OF_ADDRESS.matcher(text).replaceAll(HIDDEN + "@");
        return QUERY_OF_ADDRESS.matcher(anonymous).replaceAll("$1?" + Matcher.quoteReplacement(HIDDEN));
    }

    /** The properties with literal secrets hidden; references such as <code>${env:NAME}</code> stay, they give nothing away. */
    public static Map<String, String> hidden(Map<String, String> properties) {
        Map<String, String> shown = new LinkedHashMap<>();
        properties.forEach((key, value) -> shown.put(key, looksSecret(key) && !isReference(value) ? HIDDEN : value));
        return shown;
    }
}
