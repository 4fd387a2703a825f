package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Secrets;
import io.tidemark.job.config.yaml.YamlValue;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** What a login of a Kafka client may say: known modules only, and no secret in clear. */
final class JaasChecks {

    private JaasChecks() {}

    /** Checks the value of {@code sasl.jaas.config}; what a reference stands for is checked where it is looked up. */
    static void check(String jaas, YamlValue at) {
        if (Secrets.isReference(jaas.strip())) {
            return;
        }
        JaasContext login;
        try {
            login = JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(jaas)));
        } catch (IllegalArgumentException wrong) {
            at.problem(
                    "this is no login that Kafka takes: expected MODULE required NAME=\"VALUE\" …; with one module of "
                            + LoginModules.names() + ", values in quotes and a semicolon at the end");
            return;
        }
        for (AppConfigurationEntry entry : login.configurationEntries()) {
            if (!LoginModules.ALLOWED.contains(entry.getLoginModuleName())) {
                at.problem("the login module " + entry.getLoginModuleName() + " is not allowed; use one of "
                        + LoginModules.names());
            }
            entry.getOptions().forEach((name, value) -> {
                if (Secrets.looksSecret(name) && !Secrets.hasReference(String.valueOf(value))) {
                    at.problem("the option " + name + " must not be part of the job: write " + name
                            + "=\"${env:NAME}\" or " + name + "=\"${file:PATH}\"");
                }
            });
        }
    }
}
