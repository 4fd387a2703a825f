package io.tidemark.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.config.ConnectorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretProviderTest {

    @TempDir
    private Path folder;

    @Test
    void aClientResolvesReferencesAndTheJobCarriesThem() throws IOException {
        Path file = Files.writeString(folder.resolve("pass:word"), "hunter2\n");
        Properties properties = ClientProperties.consumer(source(Map.of("ssl.key.password", "<${file:" + file + "}>")));
        properties.setProperty("key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
        properties.setProperty("value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");

        assertThat(properties.toString()).doesNotContain("hunter2");
        ConsumerConfig resolved = new ConsumerConfig(properties);
        assertThat(resolved.getPassword("ssl.key.password")).isEqualTo(new Password("<hunter2>"));
        assertThat(resolved.getString("isolation.level")).isEqualTo("read_committed");
    }

    @Test
    void withoutReferencesThereAreNoProviders() {
        assertThat(ClientProperties.consumer(source(Map.of("fetch.min.bytes", "7"))))
                .containsEntry("fetch.min.bytes", "7")
                .doesNotContainKey("config.providers");
    }

    @Test
    void onlyTheLastLineEndOfAFileGoes() throws IOException {
        Path file = Files.writeString(folder.resolve("s"), " a\n\nb \r\n");
        assertThat(new FileSecrets().lookUp(file.toString())).isEqualTo(" a\n\nb ");
    }

    @Test
    void aReferenceThatLeadsNowhereIsAnErrorWithWhatToDo() {
        assertThatThrownBy(() -> new EnvironmentSecrets(Map.of()).lookUp("NOBODY_HAS_SET_THIS"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("NOBODY_HAS_SET_THIS is not set")
                .hasMessageContaining("JobManager and TaskManager");
        assertThatThrownBy(() -> new FileSecrets().lookUp(folder.resolve("none").toString()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("NoSuchFileException");
    }

    @Test
    void aSecretMayNotBringALoginModuleOfItsOwn() {
        EnvironmentSecrets secrets = new EnvironmentSecrets(Map.of(
                "EVIL", "com.example.EvilLoginModule required password=\"hunter2\";",
                "GOOD", "org.apache.kafka.common.security.plain.PlainLoginModule required password=\"hunter2\";"));
        assertThatThrownBy(() -> secrets.get("", Set.of("EVIL")))
                .hasMessageContaining("com.example.EvilLoginModule")
                .hasMessageNotContaining("hunter2");
        assertThat(secrets.get("", Set.of("GOOD")).data()).containsOnlyKeys("GOOD");
    }

    private static ConnectorConfig.Kafka source(Map<String, String> properties) {
        return new ConnectorConfig.Kafka("localhost:1", List.of("t"), null, "g", "latest", properties);
    }
}
