package io.tidemark.job.config;

import java.util.List;

/** Code that a login of a Kafka client may run; other modules have been used to make clients load an attacker's classes. */
public final class LoginModules {

    /** Class names. */
    public static final List<String> ALLOWED = List.of(
            "org.apache.kafka.common.security.plain.PlainLoginModule",
            "org.apache.kafka.common.security.scram.ScramLoginModule",
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule");

    private LoginModules() {}

    /** The names, for a message. */
    public static String names() {
        return String.join(", ", ALLOWED);
    }
}
