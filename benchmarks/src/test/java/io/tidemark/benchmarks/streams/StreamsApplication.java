package io.tidemark.benchmarks.streams;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** Runs the topology until it is told to stop. */
public final class StreamsApplication {

    /** Printed when all partitions are assigned. */
    public static final String RUNNING = "the application runs";

    private static final int TOPICS_AND_TIMES = 4;

    private StreamsApplication() {}

    /**
     * @param arguments input topic, topic of results, milliseconds of a window, milliseconds of grace, then settings of Kafka
     *     Streams as {@code KEY=VALUE}
     */
    public static void main(String[] arguments) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "latency");
        // Records wait for company as little as those of the pipeline it stands beside do.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "0");
        for (int i = TOPICS_AND_TIMES; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            properties.put(setting[0], setting[1]);
        }
        KafkaStreams streams = new KafkaStreams(
                WindowTopology.of(
                        arguments[0],
                        arguments[1],
                        Duration.ofMillis(Long.parseLong(arguments[2])),
                        Duration.ofMillis(Long.parseLong(arguments[3]))),
                properties);
        streams.setStateListener((state, before) -> {
            if (state == KafkaStreams.State.RUNNING) {
                System.out.println(RUNNING);
            }
        });
        streams.setUncaughtExceptionHandler(failure -> {
            failure.printStackTrace();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }
}
