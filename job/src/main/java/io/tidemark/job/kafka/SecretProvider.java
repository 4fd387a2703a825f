package io.tidemark.job.kafka;

import io.tidemark.job.config.LoginModules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Looks up what a reference in a client's property stands for, in the process that makes the client. A reference that leads
 * nowhere is an error: Kafka's own providers would let the reference itself pass as the password.
 */
public abstract class SecretProvider implements ConfigProvider {

    private static final Pattern LOGIN_MODULE = Pattern.compile("[\\w.$]+LoginModule\\b");

    /**
     * @param name the text behind the provider's name and its colon
     * @return the secret
     * @throws ConfigException when there is none, with what to do
     */
    abstract String lookUp(String name);

    @Override
    public final ConfigData get(String path, Set<String> keys) {
        Map<String, String> values = new HashMap<>();
        for (String key : keys) {
            String secret = lookUp(path.isEmpty() ? key : path + ":" + key);
            requireKnownLoginModules(secret, key);
            values.put(key, secret);
        }
        return new ConfigData(values);
    }

    private static void requireKnownLoginModules(String secret, String name) {
        Matcher modules = LOGIN_MODULE.matcher(secret);
        while (modules.find()) {
            if (!LoginModules.ALLOWED.contains(modules.group())) {
                throw new ConfigException("the value of " + name + " logs in with " + modules.group()
                        + "; only these are allowed: " + LoginModules.names());
            }
        }
    }

    @Override
    public final ConfigData get(String path) {
        throw new ConfigException("a reference names one variable or file; found none behind " + path);
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
