package io.tidemark.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EmbeddedBrokerITCase {

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(Map.of("message.max.bytes", "2000"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void theRecordsOfEveryPartitionAreReadInOrder() {
        broker.topics().create("in", 2);

        broker.producers().send("in", 0, List.of("a", "b"));
        broker.producers().send("in", 1, List.of("c"));

        List<TopicRecord> records = broker.consumers().readCommitted("in");
        assertThat(records)
                .filteredOn(record -> record.partition() == 0)
                .extracting(TopicRecord::value)
                .containsExactly("a", "b");
        assertThat(records)
                .filteredOn(record -> record.partition() == 1)
                .extracting(TopicRecord::value)
                .containsExactly("c");
        assertThat(records).allSatisfy(record -> assertThat(record.key()).isNull());
        assertThat(broker.topics().describe("in").partitions()).hasSize(2);
        assertThat(broker.topics().names()).contains("in");
    }

    @Test
    void aTopicIsNotCreatedByWritingToIt() {
        assertThat(broker.topics().names()).doesNotContain("unheard-of");
        assertThatThrownBy(() -> broker.topics().describe("unheard-of"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("describe the topic unheard-of");
    }

    @Test
    void settingsOfTheTestReachTheBroker() {
        broker.topics().create("small", 1);

        assertThatThrownBy(() -> broker.producers().send("small", 0, List.of("x".repeat(4_000))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not written")
                .hasRootCauseInstanceOf(org.apache.kafka.common.errors.RecordTooLargeException.class);
    }
}
