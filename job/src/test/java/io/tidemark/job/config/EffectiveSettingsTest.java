package io.tidemark.job.config;

import static io.tidemark.job.config.PipelineTexts.MINIMAL;
import static io.tidemark.job.config.PipelineTexts.minimal;
import static io.tidemark.job.config.PipelineTexts.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.yaml.Secrets;
import io.tidemark.job.config.yaml.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {

    private static final String CANARY = "canary-3f9b";

    private static final String KAFKA = minimal(
            "source: {kafka: {bootstrap-servers: 'a:1,b:2', topics: [one, two], properties: {acks: all, my.own: x}}}",
            "output:",
            "  results: {kafka: {topic: r}}",
            "  late: {kafka: {topic: l, bootstrap-servers: 'c:3', properties: {}}}");

    @Test
    void whatTheFileSaysAndWhatItLeavesOutHaveTheirPaths() {
        Map<String, Setting> settings = settings(minimal("event: {key: [k], time: t, value: v}"
                + "\nprocessor: {out-of-orderness: 3s, late-firing: {every: 1s}}"));

        assertThat(settings.get("windows[0].tumbling.size"))
                .isEqualTo(new Setting("windows[0].tumbling.size", "1m", false));
        assertThat(settings.get("processor.out-of-orderness").value()).isEqualTo("3s");
        assertThat(settings.get("processor.late-firing.every").value()).isEqualTo("1s");
        assertThat(settings.get("processor.idle-timeout"))
                .isEqualTo(new Setting("processor.idle-timeout", "30s", true));
        assertThat(settings.get("event.time-zone").value()).isEqualTo("UTC");
        assertThat(settings.get("output.results.print").isDefault()).isTrue();
        assertThat(settings).doesNotContainKeys("source.kafka.start-from", "output.statistics.every");
    }

    @Test
    void aSectionThatIsLeftOutHasItsDefaultsAndAParameterOfOtherKindsHasNone() {
        Map<String, Setting> settings = settings(MINIMAL);

        assertThat(settings.get("processor.result-buffer-timeout").value()).isEqualTo("5ms");
        assertThat(settings.get("processor.pre-aggregation"))
                .isEqualTo(new Setting("processor.pre-aggregation", "auto", true));
        assertThat(settings.get("processor.state-cache")).isEqualTo(new Setting("processor.state-cache", "64mb", true));
        assertThat(settings.get("output.delivery").value()).isEqualTo("at-least-once");
        assertThat(settings.keySet()).noneMatch(path -> path.endsWith(".max-bins") || path.endsWith("].k"));
    }

    @Test
    void listsOfWordsAndMappingsKeepEachItem() {
        Map<String, Setting> settings =
                settings(minimal("windows:\n  - {name: w, session: {gap: 30s}, trigger: [watermark,"
                        + " {count: 100}], aggregates: [{name: n, kind: count}]}"));

        assertThat(settings.get("windows[0].trigger[0]").value()).isEqualTo("watermark");
        assertThat(settings.get("windows[0].trigger[1].count").value()).isEqualTo("100");
    }

    @Test
    void whatAnOutputTakesFromTheSourceIsShownAtTheOutput() {
        Map<String, Setting> settings = settings(KAFKA);

        assertThat(settings.get("source.kafka.topics").value()).isEqualTo("one, two");
        assertThat(settings.get("source.kafka.group-id"))
                .isEqualTo(new Setting("source.kafka.group-id", "small", true));
        assertThat(settings.get("source.kafka.properties.acks").value()).isEqualTo("all");
        assertThat(settings.get("source.kafka.properties.my.own").value()).isEqualTo("(hidden)");
        assertThat(settings.get("output.results.kafka.bootstrap-servers").value())
                .isEqualTo("a:1,b:2");
        assertThat(settings.get("output.results.kafka.properties.acks").isDefault())
                .isTrue();
        assertThat(settings.get("output.late.kafka.bootstrap-servers").value()).isEqualTo("c:3");
        assertThat(settings.keySet()).noneMatch(path -> path.startsWith("output.late.kafka.properties"));
    }

    @Test
    void namesAndPasswordsInAddressesAreHidden() {
        List<Setting> settings = valid(minimal("source: {files: {path: 's3://user:" + CANARY + "@bucket/x?sig=" + CANARY
                        + "', follow: true}}"))
                .settings();

        assertThat(settings).noneMatch(setting -> setting.value().contains(CANARY));
        assertThat(settings).anyMatch(setting -> setting.value().equals("s3://(hidden)@bucket/x?(hidden)"));
    }

    @Test
    void aKeyThatHasSwallowedItsValueIsShownToTheColonOnly() {
        Setting shown = ShownProperties.show("source.kafka.properties", "password:" + CANARY, "x");

        assertThat(shown).isEqualTo(new Setting("source.kafka.properties.password…", "(hidden)", false));
    }

    @Test
    void aReferenceIsShownOnlyWhenItIsTheWholeValue() {
        assertThat(shown("ssl.key.password", "${env:NAME}")).isEqualTo("${env:NAME}");
        assertThat(shown("sasl.jaas.config", "x password=\"${env:NAME}\" " + CANARY))
                .isEqualTo("(hidden)");
    }

    @Test
    void noPropertyThatKafkaTakesForAPasswordOrThatLooksLikeOneIsEverShown() {
        Set<String> secret = new TreeSet<>();
        for (ConfigDef declared : List.of(ConsumerConfig.configDef(), ProducerConfig.configDef())) {
            declared.configKeys().forEach((key, of) -> {
                if (of.type == ConfigDef.Type.PASSWORD || Secrets.looksSecret(key)) {
                    secret.add(key);
                }
            });
        }

        assertThat(secret).hasSizeGreaterThan(8).contains("sasl.jaas.config", "ssl.keystore.key", "ssl.key.password");
        assertThat(secret).allSatisfy(key -> assertThat(shown(key, CANARY)).isEqualTo("(hidden)"));
    }

    @Property(tries = 500)
    void aValueIsShownOnlyUnderAKeyThatKafkaKnowsToBeHarmless(@ForAll("keys") String key) {
        boolean shown = shown(key, CANARY).contains(CANARY);

        ConfigDef.ConfigKey consumer = ConsumerConfig.configDef().configKeys().get(key);
        ConfigDef.ConfigKey known =
                consumer == null ? ProducerConfig.configDef().configKeys().get(key) : consumer;
        boolean holdsText = known != null
                && Set.of(ConfigDef.Type.STRING, ConfigDef.Type.LIST, ConfigDef.Type.CLASS)
                        .contains(known.type);
        assertThat(shown).isEqualTo(holdsText && !Secrets.looksSecret(key));
    }

    @Provide
    Arbitrary<String> keys() {
        Set<String> known = new TreeSet<>(ConsumerConfig.configNames());
        known.addAll(ProducerConfig.configNames());
        Arbitrary<String> real = Arbitraries.of(known);
        Arbitrary<String> prefixed = real.map(key -> "security." + key);
        Arbitrary<String> made = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('.', '-', '_', ':')
                .ofMinLength(1)
                .ofMaxLength(30);
        return Arbitraries.oneOf(real, prefixed, made);
    }

    private static String shown(String key, String value) {
        return ShownProperties.show("p", key, value).value();
    }

    private static Map<String, Setting> settings(String text) {
        Map<String, Setting> settings = new HashMap<>();
        valid(text).settings().forEach(setting -> settings.put(setting.path(), setting));
        return settings;
    }
}
