package io.tidemark.job.kafka;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.Delivery;
import io.tidemark.job.config.OutputConfig;
import io.tidemark.job.config.OutputsConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.operators.TimeDomain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at the brokers of a pipeline before its job starts, as a job that cannot work there fails again and again in the
 * log of a cluster. Brokers that cannot be reached from here are no fault: the cluster may reach them.
 */
public final class KafkaPreflight {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String MAX_TRANSACTION_TIMEOUT = "transaction.max.timeout.ms";

    private final PipelineConfig pipeline;
    private final int parallelism;
    private final Duration transactionTimeout;
    private final List<String> refusals = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> unreachable = new ArrayList<>();
    /** Servers that have not answered once, and are not asked again. */
    private final Set<String> silent = new HashSet<>();

    /**
     * What was found, a sentence each.
     *
     * @param refusals what would keep the job from running
     * @param warnings what a person should know
     * @param unreachable brokers that have not answered, so that nothing is known
     */
    public record Findings(List<String> refusals, List<String> warnings, List<String> unreachable) {

        public Findings {
            refusals = List.copyOf(refusals);
            warnings = List.copyOf(warnings);
            unreachable = List.copyOf(unreachable);
        }
    }

    private KafkaPreflight(PipelineConfig pipeline, int parallelism, Duration transactionTimeout) {
        this.pipeline = pipeline;
        this.parallelism = parallelism;
        this.transactionTimeout = transactionTimeout;
    }

    /**
     * Looks for up to five seconds at each cluster of brokers.
     *
     * @param parallelism of the job
     * @param transactionTimeout of exactly-once outputs that ask for none themselves
     */
    public static Findings look(PipelineConfig pipeline, int parallelism, Duration transactionTimeout) {
        KafkaPreflight preflight = new KafkaPreflight(pipeline, parallelism, transactionTimeout);
        if (pipeline.source().connector() instanceof ConnectorConfig.Kafka source) {
            preflight.ask(
                    "source.kafka",
                    ClientProperties.admin(source.bootstrapServers(), source.properties()),
                    admin -> preflight.lookAtSource(source, admin));
        }
        preflight.outputsByCluster().forEach((servers, outputs) -> {
            OutputConfig.Kafka first = outputs.values().iterator().next();
            preflight.ask(
                    "output." + outputs.keySet().iterator().next() + ".kafka",
                    ClientProperties.admin(servers, first.properties()),
                    admin -> preflight.lookAtOutputs(outputs, admin));
        });
        return new Findings(preflight.refusals, preflight.warnings, preflight.unreachable);
    }

    private Map<String, Map<String, OutputConfig.Kafka>> outputsByCluster() {
        OutputsConfig outputs = pipeline.output();
        Map<String, OutputConfig> all = new LinkedHashMap<>();
        all.put("results", outputs.results());
        all.put("late", outputs.late());
        all.put("rejected", outputs.rejected());
        if (pipeline.writesAnomalies()) {
            all.put("anomalies", outputs.anomalies());
        }
        if (outputs.statistics() != null) {
            all.put("statistics", outputs.statistics().output());
        }
        Map<String, Map<String, OutputConfig.Kafka>> byCluster = new LinkedHashMap<>();
        all.forEach((name, output) -> {
            if (output instanceof OutputConfig.Kafka kafka) {
                byCluster
                        .computeIfAbsent(kafka.bootstrapServers(), servers -> new LinkedHashMap<>())
                        .put(name, kafka);
            }
        });
        return byCluster;
    }

    private void ask(String who, Properties properties, Question question) {
        String servers = properties.getProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        if (silent.contains(servers)) {
            return;
        }
        Admin admin = null;
        try {
            admin = Admin.create(properties);
            question.put(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException | ExecutionException | TimeoutException failure) {
            silent.add(servers);
            unreachable.add(who + ": its brokers at " + servers + " could not be asked from here: "
                    + (failure instanceof TimeoutException
                            ? "no answer in " + PATIENCE.toSeconds() + " s"
                            : reason(failure)));
        } finally {
            if (admin != null) {
                // Without a limit it waits for calls that nobody will answer.
                admin.close(Duration.ZERO);
            }
        }
    }

    private void lookAtSource(ConnectorConfig.Kafka source, Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Collection<String> topics = source.topics();
        if (source.topicPattern() != null) {
            Pattern pattern = Pattern.compile(source.topicPattern());
            topics = answer(admin.listTopics().names()).stream()
                    .filter(topic -> pattern.matcher(topic).matches())
                    .toList();
            if (topics.isEmpty()) {
                warnings.add("source.kafka.topic-pattern: no topic matches " + source.topicPattern()
                        + " yet; the job looks again every few minutes");
            }
        }
        int partitions = 0;
        for (Map.Entry<String, TopicDescription> topic : describe(topics, admin).entrySet()) {
            if (topic.getValue() == null) {
                refusals.add("source.kafka.topics: there is no topic " + topic.getKey() + "; create it first");
            } else {
                partitions += topic.getValue().partitions().size();
            }
        }
        if (refusals.isEmpty() && partitions > 0 && partitions < parallelism) {
            comparePartitions(partitions);
        }
    }

    private void comparePartitions(int partitions) {
        String found = "parallelism is " + parallelism + " and the source has " + partitions
                + (partitions == 1 ? " partition: " : " partitions: ");
        Duration idleTimeout = pipeline.processor().idleTimeout();
        if (idleTimeout == null && pipeline.processor().time() == TimeDomain.EVENT) {
            refusals.add(found + "source subtasks without one would hold back every watermark for ever, as"
                    + " processor.idle-timeout is none; set it, or lower the parallelism");
        } else {
            int without = parallelism - partitions;
            warnings.add(found + without + (without == 1 ? " source subtask" : " source subtasks")
                    + " will have nothing to read"
                    + (idleTimeout == null
                            ? ""
                            : " and hold back watermarks for idle-timeout, " + idleTimeout.toMillis()
                                    + " ms, after each start"));
        }
    }

    private void lookAtOutputs(Map<String, OutputConfig.Kafka> outputs, Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> topics =
                outputs.values().stream().map(OutputConfig.Kafka::topic).toList();
        Map<String, TopicDescription> found = describe(topics, admin);
        outputs.forEach((name, output) -> {
            if (found.get(output.topic()) == null) {
                warnings.add("output." + name + ".kafka: there is no topic " + output.topic()
                        + "; unless the broker creates it with the first record, the job will fail");
            }
        });
        if (pipeline.output().delivery() == Delivery.EXACTLY_ONCE) {
            lookAtTransactions(outputs, admin);
        }
    }

    private void lookAtTransactions(Map<String, OutputConfig.Kafka> outputs, Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Node broker = answer(admin.describeCluster().nodes()).iterator().next();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
        Config config = answer(admin.describeConfigs(List.of(resource)).all()).get(resource);
        ConfigEntry maximum = config.get(MAX_TRANSACTION_TIMEOUT);
        if (maximum == null || maximum.value() == null) {
            return;
        }
        outputs.forEach((name, output) -> {
            String asked = output.properties()
                    .getOrDefault(
                            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(transactionTimeout.toMillis()));
            if (Long.parseLong(asked) > Long.parseLong(maximum.value())) {
                refusals.add("output." + name + ".kafka: transactions have to last " + asked
                        + " ms (checkpoint interval, checkpoint timeout and a restart), and the broker allows "
                        + maximum.value() + "; shorten execution.checkpointing.timeout, or raise the broker's "
                        + MAX_TRANSACTION_TIMEOUT);
            }
        });
    }

    /** The topics, {@code null} for one that is not there. */
    private static Map<String, TopicDescription> describe(Collection<String> topics, Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, TopicDescription> found = new LinkedHashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(topics).topicNameValues().entrySet()) {
            try {
                found.put(topic.getKey(), answer(topic.getValue()));
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw failure;
                }
                found.put(topic.getKey(), null);
            }
        }
        return found;
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** The innermost message: Kafka wraps "cannot resolve" in "failed to create". */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
    }

    /** Something to ask a cluster of brokers. */
    @FunctionalInterface
    private interface Question {
        void put(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
    }
}
