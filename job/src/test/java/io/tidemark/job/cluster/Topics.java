package io.tidemark.job.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/** Creates, describes and deletes topics. Every call has a connection of its own, so a broker may go and come between. */
public final class Topics {

    private static final int TIMEOUT_SECONDS = 60;
    private static final int PROBE_SECONDS = 5;

    private final String bootstrapServers;

    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Creates a topic with the broker's settings. */
    public void create(String topic, int partitions) {
        create(topic, partitions, Map.of());
    }

    /**
     * Creates a topic.
     *
     * @param settings topic settings, such as {@code cleanup.policy}
     * @throws IllegalStateException when it exists or the broker refuses it
     */
    public void create(String topic, int partitions, Map<String, String> settings) {
        NewTopic created = new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(settings);
        try (Admin admin = admin(TIMEOUT_SECONDS)) {
            get(admin.createTopics(Set.of(created)).all(), "create the topic " + topic);
        }
    }

    public TopicDescription describe(String topic) {
        try (Admin admin = admin(TIMEOUT_SECONDS)) {
            return get(admin.describeTopics(Set.of(topic)).allTopicNames(), "describe the topic " + topic)
                    .get(topic);
        }
    }

    public void delete(String topic) {
        try (Admin admin = admin(TIMEOUT_SECONDS)) {
            get(admin.deleteTopics(Set.of(topic)).all(), "delete the topic " + topic);
        }
    }

    /** The names of the topics that are not Kafka's own. */
    public Set<String> names() {
        try (Admin admin = admin(TIMEOUT_SECONDS)) {
            return get(admin.listTopics().names(), "list the topics");
        }
    }

    /** Whether a broker is there and says so within seconds. */
    boolean answers() {
        try (Admin admin = admin(PROBE_SECONDS)) {
            return !get(admin.describeCluster().nodes(), "describe the cluster").isEmpty();
        }
    }

    private Admin admin(int timeoutSeconds) {
        int timeoutMillis = timeoutSeconds * 1_000;
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200));
    }

    private <T> T get(KafkaFuture<T> future, String action) {
        String message = "cannot " + action + " at " + bootstrapServers;
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(message, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(message, interrupted);
        }
    }
}
