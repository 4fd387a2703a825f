package io.tidemark.job.config;

import static io.tidemark.job.config.PipelineTexts.MINIMAL;
import static io.tidemark.job.config.PipelineTexts.minimal;
import static io.tidemark.job.config.PipelineTexts.problems;
import static io.tidemark.job.config.PipelineTexts.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaChecksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ssl.keystore.password: hunter2}",
                "{ssl.keystore.key: hunter2}",
                "{sasl.oauthbearer.client.credentials.client.secret: hunter2}",
                "{schema.registry.basic.auth.user.info: hunter2}",
                "{sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"hunter2\";'}",
                "{sasl.jaas.config: hunter2}"
            })
    void aSecretInClearIsRefusedAndNotRepeated(String properties) {
        assertThat(problems(kafka(properties)))
                .singleElement()
                .asString()
                .contains("source.kafka.properties.")
                .doesNotContain("hunter2");
        assertThat(problems(MINIMAL + "output: {late: {kafka: {topic: t, bootstrap-servers: 'b:1', properties: "
                        + properties + "}}}"))
                .singleElement()
                .asString()
                .contains("output.late.kafka.properties.")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ssl.keystore.password: '${file:/run/secrets/store}'}",
                "{ssl.truststore.certificates: '-----BEGIN CERTIFICATE-----'}",
                "{sasl.jaas.config: '${env:LOGIN}'}",
                "{sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"${env:PASSWORD}\";'}",
                "{sasl.jaas.config: 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;'}",
                "{sasl.oauthbearer.token.endpoint.url: 'https://id.example/token'}",
                "{my.own.setting: anything, my.own.token: '${env:TOKEN}'}"
            })
    void referencesAndWhatIsNoSecretAreTaken(String properties) {
        assertThat(valid(kafka(properties)).source().connector()).isInstanceOf(ConnectorConfig.Kafka.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {client.id: '${env:ID}'}            | client.id: what a reference stands for is never printed, and Kafka's client logs this property
            {fetch.min.bytes: many}             | fetch.min.bytes: Kafka refuses "many" here
            {isolation.level: dirty}            | isolation.level: Kafka refuses "dirty" here
            {group.id: g}                       | group.id: Tidemark sets this property itself: use source.kafka.group-id
            {bootstrap.servers: 'b:1'}          | bootstrap.servers: Tidemark sets this property itself: use bootstrap-servers
            {config.providers.x.class: y}       | config.providers.x.class: Tidemark sets this property itself: secrets are
            {auto.offset.reset: earlist}        | auto.offset.reset: expected none, earliest or latest, found "earlist"; did you mean earliest?
            {sasl.jaas.config: 'com.sun.security.auth.module.JndiLoginModule required;'} | sasl.jaas.config: this is no login that Kafka takes
            {sasl.jaas.config: 'com.example.EvilLoginModule required;'} | sasl.jaas.config: the login module com.example.EvilLoginModule is not allowed; use one of org.apache
            """)
    void whatCannotWorkIsRefusedAtItsKey(String properties, String problem) {
        assertThat(problems(kafka(properties)))
                .singleElement()
                .asString()
                .contains("source.kafka.properties." + problem);
    }

    @Test
    void serversAreNoSecret() {
        assertThat(problems(minimal("source: {kafka: {bootstrap-servers: '${env:SERVERS}', topics: [t]}}")))
                .singleElement()
                .asString()
                .contains("source.kafka.bootstrap-servers: what a reference stands for is never printed");
    }

    @Test
    void anOutputTakesFromTheSourceWhatAProducerKnows() {
        OutputConfig.Kafka results = (OutputConfig.Kafka)
                valid(kafka("{fetch.min.bytes: 1, security.protocol: SSL, ssl.key.password: '${env:P}',"
                                        + " partition.discovery.interval.ms: 1000, my.own: x}")
                                + "output: {results: {kafka: {topic: out}}}")
                        .output()
                        .results();
        assertThat(results.bootstrapServers()).isEqualTo("b:1");
        assertThat(results.properties())
                .isEqualTo(Map.of("security.protocol", "SSL", "ssl.key.password", "${env:P}", "my.own", "x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            results: {kafka: {topic: in}}                                    | output.results.kafka.topic: source.kafka reads this topic
            results: {kafka: {topic: out}}, late: {kafka: {topic: out}}      | output.late.kafka.topic: output.results writes to this topic already
            """)
    void noTopicHasTwoRoles(String outputs, String problem) {
        assertThat(problems(kafka("{}") + "output: {" + outputs + "}"))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @Test
    void aPatternThatMatchesAnOutputIsRefused() {
        String source = "source: {kafka: {bootstrap-servers: 'b:1', topic-pattern: 'llm-.*'}}";
        assertThat(problems(minimal(source, "output: {results: {kafka: {topic: llm-out}}}")))
                .singleElement()
                .asString()
                .contains("output.results.kafka.topic: source.kafka reads this topic");
        assertThat(valid(minimal(source, "output: {results: {kafka: {topic: llm-out, bootstrap-servers: 'other:1'}}}"))
                        .output()
                        .results())
                .isInstanceOf(OutputConfig.Kafka.class);
    }

    @Test
    void exactlyOnceNeedsAllAcknowledgements() {
        assertThat(problems(kafka("{}")
                        + "output: {delivery: exactly-once, late: {discard: {}}, rejected: {discard: {}}, results:"
                        + " {kafka: {topic: o, properties: {acks: 1, enable.idempotence: false}}}}"))
                .hasSize(2)
                .allMatch(
                        problem -> problem.contains("output.results.kafka.properties: output.delivery: exactly-once"));
    }

    private static String kafka(String properties) {
        return minimal("source: {kafka: {bootstrap-servers: 'b:1', topics: [in], properties: " + properties + "}}");
    }
}
