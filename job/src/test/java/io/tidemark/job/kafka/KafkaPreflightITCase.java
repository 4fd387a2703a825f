package io.tidemark.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.cluster.EmbeddedBroker;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the brokers have to say before a job starts. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KafkaPreflightITCase {

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(5);

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start();
        broker.topics().create("in", 2);
        broker.topics().create("out", 1);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void aJobThatFitsHasNothingSaidAboutIt() {
        KafkaPreflight.Findings findings = look("topics: [in]", "", "exactly-once", 2, TRANSACTION_TIMEOUT);

        assertThat(findings.refusals()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
        assertThat(findings.unreachable()).isEmpty();
    }

    @Test
    void aTopicThatIsNotThereToReadIsRefusedAndOneToWriteIsAWarning() {
        KafkaPreflight.Findings findings =
                look("topics: [in, gone]", "late: {kafka: {topic: nowhere}}", "at-least-once", 1, TRANSACTION_TIMEOUT);

        assertThat(findings.refusals()).containsExactly("source.kafka.topics: there is no topic gone; create it first");
        assertThat(findings.warnings())
                .singleElement()
                .asString()
                .startsWith("output.late.kafka: there is no topic nowhere");
    }

    @Test
    void aPatternThatMatchesNothingYetIsAWarning() {
        assertThat(look("topic-pattern: 'none-.*'", "", "at-least-once", 1, TRANSACTION_TIMEOUT)
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("source.kafka.topic-pattern: no topic matches none-.* yet");
    }

    @Test
    void moreSubtasksThanPartitionsAreAWarningAndWithoutIdlenessRefused() {
        assertThat(look("topics: [in]", "", "at-least-once", 3, TRANSACTION_TIMEOUT)
                        .warnings())
                .containsExactly(
                        "parallelism is 3 and the source has 2 partitions: 1 source subtask will have nothing to"
                                + " read and hold back watermarks for idle-timeout, 30000 ms, after each start");

        PipelineConfig neverIdle =
                pipeline(broker.bootstrapServers(), "topics: [in]", "", "at-least-once", "processor.idle-timeout=none");
        assertThat(KafkaPreflight.look(neverIdle, 3, TRANSACTION_TIMEOUT).refusals())
                .singleElement()
                .asString()
                .contains("would hold back every watermark for ever");
    }

    @Test
    void transactionsThatTheBrokerWouldCutShortAreRefused() {
        assertThat(look("topics: [in]", "", "exactly-once", 1, Duration.ofMinutes(16))
                        .refusals())
                .containsExactly(
                        "output.results.kafka: transactions have to last 960000 ms (checkpoint interval, checkpoint"
                                + " timeout and a restart), and the broker allows 900000; shorten execution.checkpointing.timeout, or"
                                + " raise the broker's transaction.max.timeout.ms");
        assertThat(look("topics: [in]", "", "at-least-once", 1, Duration.ofMinutes(16))
                        .refusals())
                .isEmpty();
    }

    @Test
    void brokersThatDoNotAnswerAreAskedOnceAndSaid() {
        KafkaPreflight.Findings findings = KafkaPreflight.look(
                pipeline("localhost:1", "topics: [in]", "", "at-least-once"), 1, TRANSACTION_TIMEOUT);

        assertThat(findings.unreachable())
                .containsExactly(
                        "source.kafka: its brokers at localhost:1 could not be asked from here: no answer in 5 s");
        assertThat(findings.refusals()).isEmpty();
    }

    private static KafkaPreflight.Findings look(
            String topics, String outputs, String delivery, int parallelism, Duration transactionTimeout) {
        return KafkaPreflight.look(
                pipeline(broker.bootstrapServers(), topics, outputs, delivery), parallelism, transactionTimeout);
    }

    private static PipelineConfig pipeline(
            String servers, String topics, String outputs, String delivery, String... overrides) {
        String text = """
                pipeline: preflight
                source: {kafka: {bootstrap-servers: "%s", %s}}
                event: {key: [], time: ts}
                windows: [{name: w, tumbling: {size: 1s}, aggregates: [{name: n, kind: count}]}]
                output:
                  delivery: %s
                  results: {kafka: {topic: out}}
                  rejected: {discard: {}}
                  %s
                """.formatted(servers, topics, delivery, outputs.isEmpty() ? "late: {discard: {}}" : outputs);
        PipelineFile.Result file = PipelineFile.parse("p.yaml", text, List.of(overrides));
        assertThat(file.problems()).isEmpty();
        return file.config().orElseThrow();
    }
}
