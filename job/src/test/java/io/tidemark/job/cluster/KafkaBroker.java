package io.tidemark.job.cluster;

import java.util.Map;

/** A Kafka broker of one test, alone in its Kafka cluster and on the loopback interface. */
public interface KafkaBroker extends AutoCloseable {

    /**
     * What both kinds of brokers set: topics only by name on purpose, records of any age kept, small internal topics, no
     * waiting for more consumers.
     */
    Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "false"),
            // Records stamped with old event times would go at once under the default of seven days.
            Map.entry("log.retention.ms", "-1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "2"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "2"),
            Map.entry("group.initial.rebalance.delay.ms", "0"));

    /** Where clients find it, {@code host:port}. */
    String bootstrapServers();

    /** Its topics. */
    default Topics topics() {
        return new Topics(bootstrapServers());
    }

    /** Writes to its topics. */
    default Producers producers() {
        return new Producers(bootstrapServers());
    }

    /** Reads its topics. */
    default Consumers consumers() {
        return new Consumers(bootstrapServers());
    }

    @Override
    void close();
}
