package io.tidemark.job.cluster;

import java.util.Map;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** A Kafka broker in the JVM of the test: up in two or three seconds, cannot be killed. For tests on a MiniCluster. */
public final class EmbeddedBroker implements KafkaBroker {

    private final KafkaClusterTestKit kit;

    private EmbeddedBroker(KafkaClusterTestKit kit) {
        this.kit = kit;
    }

    /** Starts a broker with the settings that every test broker has. */
    public static EmbeddedBroker start() {
        return start(Map.of());
    }

    /**
     * Starts a broker; it answers when this returns.
     *
     * @param settings broker settings on top of {@link KafkaBroker#SETTINGS}
     */
    public static EmbeddedBroker start(Map<String, String> settings) {
        try {
            TestKitNodes nodes = new TestKitNodes.Builder()
                    .setCombined(true)
                    .setNumBrokerNodes(1)
                    .setNumControllerNodes(1)
                    .build();
            KafkaClusterTestKit.Builder builder = new KafkaClusterTestKit.Builder(nodes);
            SETTINGS.forEach(builder::setConfigProp);
            settings.forEach(builder::setConfigProp);
            EmbeddedBroker broker = new EmbeddedBroker(builder.build());
            broker.startUp();
            return broker;
        } catch (Exception failure) {
            throw new IllegalStateException("the embedded Kafka broker did not start", failure);
        }
    }

    private void startUp() throws Exception {
        try {
            kit.format();
            kit.startup();
            kit.waitForReadyBrokers();
        } catch (Exception failure) {
            close();
            throw failure;
        }
    }

    @Override
    public String bootstrapServers() {
        return kit.bootstrapServers();
    }

    @Override
    public void close() {
        try {
            kit.close();
        } catch (Exception failure) {
            throw new IllegalStateException("the embedded Kafka broker did not stop", failure);
        }
    }
}
