package io.tidemark.job.kafka;

import io.tidemark.job.config.Delivery;
import io.tidemark.job.config.OutputConfig;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.output.RecordEncoder;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Makes the Kafka sinks of a pipeline. */
public final class KafkaOutputs {

    private static final String DEFAULT_MAX_REQUEST_BYTES = "1048576";

    private final String pipeline;
    private final Delivery delivery;
    private final Duration transactionTimeout;

    /**
     * @param pipeline name of the pipeline; part of every transactional id, so it has to be one job's alone
     * @param delivery what all outputs promise
     * @param transactionTimeout after how long the broker aborts what a dead job has left open; the properties of an
     *     output may ask for more, see {@link TransactionTimeout}
     */
    public KafkaOutputs(String pipeline, Delivery delivery, Duration transactionTimeout) {
        this.pipeline = pipeline;
        this.delivery = delivery;
        this.transactionTimeout = transactionTimeout;
    }

    /**
     * A topic of records.
     *
     * @param name of the output in the pipeline file
     * @throws IllegalArgumentException when the properties ask for a transaction timeout that is too short
     */
    public <T> KafkaSink<T> records(
            String name, OutputConfig.Kafka output, RecordEncoder<T> key, RecordEncoder<T> value) {
        return sink(name, output, new OutputRecords<>(output.topic(), key, value));
    }

    /**
     * A topic of rejected records.
     *
     * @param name of the output in the pipeline file
     */
    public KafkaSink<Rejection> rejected(String name, OutputConfig.Kafka output) {
        int maxRequestBytes = Integer.parseInt(
                output.properties().getOrDefault(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEFAULT_MAX_REQUEST_BYTES));
        return sink(name, output, new RejectedRecords(output.topic(), maxRequestBytes));
    }

    private <T> KafkaSink<T> sink(
            String name, OutputConfig.Kafka output, KafkaRecordSerializationSchema<T> serializer) {
        Properties properties = ClientProperties.producer(output);
        KafkaSinkBuilder<T> builder = KafkaSink.<T>builder().setRecordSerializer(serializer);
        if (delivery == Delivery.EXACTLY_ONCE) {
            String configured = properties.getProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
            if (configured == null) {
                properties.setProperty(
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(transactionTimeout.toMillis()));
            } else {
                TransactionTimeout.requireAtLeast(transactionTimeout, configured, name);
            }
            builder.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                    .setTransactionalIdPrefix(transactionalIdPrefix(pipeline, name));
        } else {
            builder.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE);
        }
        return builder.setKafkaProducerConfig(properties).build();
    }

    /** What the transactional ids of an output start with: the same in every run of the pipeline, and no other output's. */
    public static String transactionalIdPrefix(String pipeline, String output) {
        return "tidemark-" + pipeline + "-" + output;
    }
}
