package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Secrets;
import io.tidemark.job.config.yaml.Setting;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Which properties of the Kafka client people may see. A value is shown only when Kafka knows the key, does not take it for a
 * password, and nothing in the key looks like a secret; whatever else is written below {@code properties} is hidden.
 */
final class ShownProperties {

    /** What does not belong to any key of a client, and so may be the beginning of a value. */
    private static final Pattern NO_KEY = Pattern.compile("[^A-Za-z0-9._-].*", Pattern.DOTALL);

    /** Loading Kafka's own declarations takes a moment, which only files with properties should pay. */
    private static final class Known {
        static final ConfigDef CONSUMER = ConsumerConfig.configDef();
        static final ConfigDef PRODUCER = ProducerConfig.configDef();
    }

    private ShownProperties() {}

    /** A property as people may see it. */
    static Setting show(String path, String key, String value) {
        String shownKey = NO_KEY.matcher(key).replaceFirst("…");
        String shown = Secrets.isReference(value) || isHarmless(key, value)
                ? Secrets.withoutCredentials(value)
                : Secrets.HIDDEN;
        return new Setting(path + "." + shownKey, shown, false);
    }

    private static boolean isHarmless(String key, String value) {
        return !Secrets.looksSecret(key)
                && declaration(key)
                        .filter(declared -> declared.type != ConfigDef.Type.PASSWORD)
                        .filter(declared -> isOfType(declared, value))
                        .isPresent();
    }

    private static Optional<ConfigDef.ConfigKey> declaration(String key) {
        return Optional.ofNullable(Known.CONSUMER.configKeys().get(key))
                .or(() -> Optional.ofNullable(Known.PRODUCER.configKeys().get(key)));
    }

    /** What stands at the wrong key may be a secret. Classes are on the workers, perhaps not here. */
    private static boolean isOfType(ConfigDef.ConfigKey declared, String value) {
        if (declared.type == ConfigDef.Type.CLASS) {
            return true;
        }
        try {
            return ConfigDef.parseType(declared.name, value, declared.type) != null;
        } catch (ConfigException notOfType) {
            return false;
        }
    }
}
