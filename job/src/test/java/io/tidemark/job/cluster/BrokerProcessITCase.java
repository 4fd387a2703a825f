package io.tidemark.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
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
}
