package io.tidemark.job.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The secrets of one test and where the processes of its cluster find them: environment variables, and files outside the
 * cluster's folder.
 */
final class SecretPlaces {

    static final String READER = "reader";
    static final String WRITER = "writer";
    static final String SCRAM_USER = "scram-user";

    private final Path folder;
    private final Canaries canaries = new Canaries();
    private final KeyStores stores;
    /** The broker's own are no canaries: its files are not searched. */
    private final String brokerPassword = new Canaries().create("broker");

    SecretPlaces(Path folder) {
        this.folder = folder;
        this.stores = KeyStores.create(
                folder,
                brokerPassword,
                canaries.create("ssl.keystore.password"),
                canaries.create("ssl.key.password"),
                canaries.create("ssl.truststore.password"));
        write("keystore-password", canaries.value("ssl.keystore.password") + "\n");
        write("scram.jaas", login("scram.ScramLoginModule", SCRAM_USER, canaries.create("password of SCRAM")));
        write(
                "writer.jaas",
                login("plain.PlainLoginModule", WRITER, canaries.create("password of PLAIN, from a file")));
        canaries.create("password of PLAIN, from a variable");
        canaries.create("wrong password");
        String pem = stores.clientKeyPem(canaries.value("ssl.keystore.password"), canaries.value("ssl.key.password"));
        write("client-key.pem", pem);
        canaries.add("ssl.keystore.key", pem.lines().skip(1).findFirst().orElseThrow());
    }

    Canaries canaries() {
        return canaries;
    }

    String scramPassword() {
        return canaries.value("password of SCRAM");
    }

    /** Variables of the processes of the cluster. */
    Map<String, String> environment() {
        return Map.of(
                "CANARY_PLAIN", canaries.value("password of PLAIN, from a variable"),
                "CANARY_WRONG", canaries.value("wrong password"),
                "CANARY_TRUST", canaries.value("ssl.truststore.password"),
                "CANARY_KEY", canaries.value("ssl.key.password"));
    }

    /** What the broker needs for logins over TLS of clients that it knows. */
    Map<String, String> brokerSettings() {
        return Map.ofEntries(
                Map.entry("ssl.keystore.location", stores.broker().toString()),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.password", brokerPassword),
                Map.entry("ssl.truststore.location", stores.brokerTrust().toString()),
                Map.entry("ssl.truststore.type", "PKCS12"),
                Map.entry("ssl.truststore.password", brokerPassword),
                Map.entry("listener.name.sasl_ssl.ssl.client.auth", "required"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256"),
                Map.entry(
                        "listener.name.sasl_ssl.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + READER + "=\""
                                + canaries.value("password of PLAIN, from a variable") + "\" user_" + WRITER + "=\""
                                + canaries.value("password of PLAIN, from a file") + "\";"),
                Map.entry(
                        "listener.name.sasl_ssl.scram-sha-256.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"));
    }

    /** Properties of a client that logs in with a password from a variable, TLS by Java's key stores. */
    String plainByVariable(String variable) {
        return "sasl.mechanism: PLAIN, sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule"
                + " required username=\"" + READER + "\" password=\"${env:" + variable + "}\";', " + keyStores();
    }

    /** Properties of a client whose whole login is in a file, TLS by Java's key stores. */
    String plainByFile() {
        return "sasl.mechanism: PLAIN, sasl.jaas.config: '" + file("writer.jaas") + "', " + keyStores();
    }

    /** Properties of a client whose whole login is in a file, TLS by PEM. */
    String scramByFile() {
        return "sasl.mechanism: SCRAM-SHA-256, sasl.jaas.config: '" + file("scram.jaas") + "', ssl.keystore.type: PEM,"
                + " ssl.keystore.key: '" + file("client-key.pem") + "', ssl.keystore.certificate.chain: '"
                + "${file:" + stores.clientCertificate() + "}', ssl.truststore.type: PEM, ssl.truststore.location: "
                + stores.brokerCertificate();
    }

    private String keyStores() {
        return "ssl.truststore.type: PKCS12, ssl.truststore.location: " + stores.clientTrust()
                + ", ssl.truststore.password: '${env:CANARY_TRUST}', ssl.keystore.type: JKS, ssl.keystore.location: "
                + stores.client() + ", ssl.keystore.password: '" + file("keystore-password")
                + "', ssl.key.password: '${env:CANARY_KEY}'";
    }

    private String file(String name) {
        return "${file:" + folder.resolve(name) + "}";
    }

    private static String login(String module, String user, String password) {
        return "org.apache.kafka.common.security." + module + " required username=\"" + user + "\" password=\""
                + password + "\";\n";
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
