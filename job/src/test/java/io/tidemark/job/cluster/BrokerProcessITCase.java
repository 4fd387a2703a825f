package io.tidemark.job.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(240)
class BrokerProcessITCase {

    @RegisterExtension
    final RunFolder folder = new RunFolder();

    @Test
    void aBrokerThatIsKilledAndStartedAgainKeepsItsRecordsAndItsPort() {
        BrokerProcess broker = folder.closing(BrokerProcess.start(folder.path()));
        broker.topics().create("in", 2);
        List<String> values =
                IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        broker.producers().send("in", 1, values);
        String address = broker.bootstrapServers();
        long killed = broker.pid();

        broker.kill9();
        assertThat(ProcessHandle.of(killed)).isEmpty();
        assertThat(broker.isAlive()).isFalse();
        broker.start();

        assertThat(broker.bootstrapServers()).isEqualTo(address);
        assertThat(broker.pid()).isNotEqualTo(killed);
        List<TopicRecord> records = broker.consumers().readCommitted("in");
        assertThat(records).extracting(TopicRecord::value).containsExactlyElementsOf(values);
        assertThat(records).extracting(TopicRecord::partition).containsOnly(1);
    }

    @Test
    void theProcessIsGoneAfterCloseAlsoWhenTheBodyThrows() {
        long[] pid = new long[1];
        IllegalStateException thrown = null;
        try (BrokerProcess broker = BrokerProcess.start(folder.path())) {
            pid[0] = broker.pid();
            throw new IllegalStateException("the body failed");
        } catch (IllegalStateException expected) {
            thrown = expected;
        }

        assertThat(thrown).hasMessage("the body failed");
        assertThat(pid[0]).isPositive();
        assertThat(ProcessHandle.of(pid[0])).isEmpty();
    }

    @Test
    void recordsAreReadWithKeyHeadersAndTimestampAndAbortedOnesOnlyUncommitted() throws Exception {
        BrokerProcess broker = folder.closing(BrokerProcess.start(folder.path()));
        broker.topics().create("out", 1, Map.of("cleanup.policy", "compact"));
        ProducerRecord<byte[], byte[]> kept =
                new ProducerRecord<>("out", 0, 1_234L, "k".getBytes(UTF_8), "kept".getBytes(UTF_8));
        kept.headers().add("origin", "test".getBytes(UTF_8));
        ProducerRecord<byte[], byte[]> aborted =
                new ProducerRecord<>("out", 0, 5_678L, "k".getBytes(UTF_8), "aborted".getBytes(UTF_8));

        try (var producer = broker.producers().producer(Map.of("transactional.id", "t"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(kept).get();
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(aborted).get();
            producer.abortTransaction();
        }

        assertThat(broker.consumers().readCommitted("out"))
                .containsExactly(new TopicRecord(0, 0, 1_234, "k", "kept", Map.of("origin", "test")));
        assertThat(broker.consumers().readUncommitted("out"))
                .extracting(TopicRecord::value)
                .containsExactly("kept", "aborted");
    }
}
