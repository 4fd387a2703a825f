package io.tidemark.job.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keys and certificates of a broker and of a client that know each other, made by the JDK's {@code keytool}.
 *
 * @param broker the broker's key, PKCS12
 * @param brokerTrust the client's certificate, PKCS12
 * @param client the client's key under a password of its own, JKS: PKCS12 has one password for all
 * @param clientTrust the broker's certificate, PKCS12
 */
record KeyStores(Path broker, Path brokerTrust, Path client, Path clientTrust) {

    private static final String BROKER = "broker";
    private static final String CLIENT = "client";

    /**
     * Makes them in a folder.
     *
     * @param brokerPassword of both of the broker's stores
     */
    static KeyStores create(
            Path folder, String brokerPassword, String clientPassword, String keyPassword, String trustPassword) {
        KeyStores stores = new KeyStores(
                folder.resolve("broker.p12"),
                folder.resolve("broker-trust.p12"),
                folder.resolve("client.jks"),
                folder.resolve("client-trust.p12"));
        Path brokerCertificate = folder.resolve("broker.pem");
        Path clientCertificate = folder.resolve("client.pem");
        generate(stores.broker, "PKCS12", BROKER, brokerPassword, brokerPassword);
        generate(stores.client, "JKS", CLIENT, clientPassword, keyPassword);
        exportCertificate(stores.broker, BROKER, brokerPassword, brokerCertificate);
        exportCertificate(stores.client, CLIENT, clientPassword, clientCertificate);
        trust(clientCertificate, CLIENT, stores.brokerTrust, brokerPassword);
        trust(brokerCertificate, BROKER, stores.clientTrust, trustPassword);
        return stores;
    }

    /** The client's private key in PEM. */
    String clientKeyPem(String clientPassword, String keyPassword) {
        try (InputStream in = Files.newInputStream(client)) {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(in, clientPassword.toCharArray());
            byte[] key = store.getKey(CLIENT, keyPassword.toCharArray()).getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException("cannot read " + client, failure);
        }
    }

    /** The client's certificate in PEM. */
    Path clientCertificate() {
        return client.resolveSibling("client.pem");
    }

    /** The broker's certificate in PEM. */
    Path brokerCertificate() {
        return client.resolveSibling("broker.pem");
    }

    private static void generate(Path store, String type, String alias, String password, String keyPassword) {
        keytool(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                type,
                "-keystore",
                store.toString(),
                "-storepass",
                password,
                "-keypass",
                keyPassword));
    }

    private static void exportCertificate(Path store, String alias, String password, Path certificate) {
        keytool(List.of(
                "-exportcert",
                "-rfc",
                "-alias",
                alias,
                "-keystore",
                store.toString(),
                "-storepass",
                password,
                "-file",
                certificate.toString()));
    }

    private static void trust(Path certificate, String alias, Path store, String password) {
        keytool(List.of(
                "-importcert",
                "-noprompt",
                "-alias",
                alias,
                "-file",
                certificate.toString(),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                password));
    }

    private static void keytool(List<String> arguments) {
        Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
        ProcessBuilder builder = new ProcessBuilder(program.toString()).redirectErrorStream(true);
        builder.command().addAll(arguments);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("keytool " + arguments.get(0) + " failed: " + output);
            }
        } catch (IOException failure) {
            throw new IllegalStateException("cannot run " + program, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keytool ran", interrupted);
        }
    }
}
