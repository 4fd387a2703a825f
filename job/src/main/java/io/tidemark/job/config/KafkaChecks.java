package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Secrets;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.Suggestions;
import io.tidemark.job.config.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * What the properties of a Kafka client must and must not say: a secret is a reference, so that it is in no job graph; a
 * reference stands where Kafka's own log hides what it stands for; and what Tidemark sets itself is nobody else's.
 */
final class KafkaChecks {

    /** Typed as passwords by Kafka, public by their nature. */
    private static final Set<String> CERTIFICATES =
            Set.of("ssl.truststore.certificates", "ssl.keystore.certificate.chain");

    private static final List<String> RESETS = List.of("none", "earliest", "latest");

    /** Properties that Tidemark sets, with what to use instead. */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("bootstrap.servers", "use bootstrap-servers beside properties"),
            Map.entry("group.id", "use source.kafka.group-id"),
            Map.entry("enable.auto.commit", "offsets are committed with each checkpoint"),
            Map.entry("auto.commit.interval.ms", "offsets are committed with each checkpoint"),
            Map.entry("key.deserializer", "records are read as bytes"),
            Map.entry("value.deserializer", "records are read as bytes"),
            Map.entry("key.serializer", "records are written as bytes"),
            Map.entry("value.serializer", "records are written as bytes"),
            Map.entry("transactional.id", "it is made of the names of pipeline and output"),
            Map.entry("config.providers", "secrets are written as ${env:NAME} or ${file:PATH}"));

    private KafkaChecks() {}

    /** Checks the properties and servers of a client. */
    static void check(Section kafka, Option<String> servers, Option<Map<String, String>> option, ConfigDef definition) {
        kafka.find(servers)
                .filter(Secrets::hasReference)
                .ifPresent(reference -> kafka.problem(
                        servers,
                        "what a reference stands for is never printed, and Kafka's client logs its servers; write the"
                                + " addresses, or give them with --set"));
        Optional<Map<String, String>> properties = kafka.find(option);
        if (!kafka.has(option) || properties.isEmpty()) {
            return;
        }
        Map<String, YamlValue> written = kafka.where(option).entries();
        properties.get().forEach((key, value) -> checkProperty(key, value, written.get(key), definition));
    }

    private static void checkProperty(String key, String value, YamlValue at, ConfigDef definition) {
        ConfigDef.ConfigKey known = definition.configKeys().get(key);
        boolean password = known != null && known.type == ConfigDef.Type.PASSWORD;
        if (OWN.containsKey(key) || key.startsWith("config.providers.")) {
            at.problem("Tidemark sets this property itself: " + OWN.getOrDefault(key, OWN.get("config.providers")));
        } else if (key.equals("auto.offset.reset") && !RESETS.contains(value)) {
            at.problem("expected none, earliest or latest, found " + at.describe()
                    + Suggestions.didYouMean(value, RESETS));
        } else if (key.equals("sasl.jaas.config")) {
            JaasChecks.check(value, at);
        } else if (Secrets.hasReference(value)) {
            if (known != null && !password) {
                at.problem("what a reference stands for is never printed, and Kafka's client logs this property;"
                        + " write the value itself, or give it with --set");
            }
        } else if (isSecret(key, known, password)) {
            at.problem("a secret must not be part of the job: write ${env:NAME} or ${file:PATH}, which is looked up"
                    + " where the client runs");
        } else if (known != null && !key.equals("auto.offset.reset")) {
            checkValue(key, value, known, at);
        }
    }

    private static boolean isSecret(String key, ConfigDef.ConfigKey known, boolean password) {
        return known == null ? Secrets.looksSecret(key) : password && !CERTIFICATES.contains(key);
    }

    private static void checkValue(String key, String value, ConfigDef.ConfigKey known, YamlValue at) {
        try {
            Object parsed = ConfigDef.parseType(key, value, known.type);
            if (known.validator != null) {
                known.validator.ensureValid(key, parsed);
            }
        } catch (ConfigException wrong) {
            at.problem("Kafka refuses " + at.describe() + " here: " + reason(wrong));
        }
    }

    /** Kafka's message without the value and the key, which stand before it already. */
    private static String reason(ConfigException wrong) {
        String message = wrong.getMessage();
        int colon = message.indexOf(": ");
        return colon < 0 ? message : message.substring(colon + 2);
    }
}
