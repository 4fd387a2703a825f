package io.tidemark.job.kafka;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** What <code>${env:NAME}</code> stands for: the environment variable of the process that makes the client. */
public final class EnvironmentSecrets extends SecretProvider {

    private final Map<String, String> environment;

    /** For Kafka, which makes it by its class name. */
    public EnvironmentSecrets() {
        this(System.getenv());
    }

    EnvironmentSecrets(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    String lookUp(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new ConfigException("the environment variable " + name + " is not set where the Kafka client is made;"
                    + " set it for every JobManager and TaskManager");
        }
        return value;
    }
}
