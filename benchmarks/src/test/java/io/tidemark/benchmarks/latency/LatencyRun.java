package io.tidemark.benchmarks.latency;

import io.tidemark.job.cluster.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One engine from its start to its end: warm-up, then the rounds, under the same load without a break. */
final class LatencyRun {

    /** For the last results; under exactly-once delivery they come with a checkpoint. */
    private static final Duration RESULTS_TIMEOUT = Duration.ofMinutes(1);
    /** How long events go on after those that close the last window. */
    private static final long AFTER_MILLIS = 500;

    private final LatencyOptions options;
    private final List<SeenResult> results = new ArrayList<>();

    private LatencyRun(LatencyOptions options) {
        this.options = options;
    }

    /**
     * Starts broker and engine, measures, and stops them.
     *
     * @param engine one of {@link LatencyOptions#ENGINES}
     * @param folder an empty folder for all files of all processes
     * @return the rounds in their order; their results have been checked
     * @throws WrongResultsException when a result is missing, double or wrong
     */
    static List<Round> in(Path folder, String engine, LatencyOptions options)
            throws IOException, WrongResultsException {
        try (BrokerProcess broker = BrokerProcess.start(Files.createDirectories(folder.resolve("kafka")))) {
            // The broker's clock tells when an event was appended.
            broker.topics()
                    .create(
                            LatencyPipeline.INPUT,
                            options.partitions(),
                            Map.of("message.timestamp.type", "LogAppendTime"));
            broker.topics().create(LatencyPipeline.RESULTS, options.partitions());
            broker.topics().create(LatencyPipeline.LATE, 1);
            broker.topics().create(LatencyPipeline.REJECTED, 1);
            LatencyRun run = new LatencyRun(options);
            LatencyEngine running = start(engine, folder, broker.bootstrapServers(), options);
            try (running) {
                return run.measure(broker);
            }
        }
    }

    private static LatencyEngine start(String engine, Path folder, String bootstrapServers, LatencyOptions options) {
        return engine.equals(LatencyOptions.KAFKA_STREAMS)
                ? StreamsProcess.start(folder, bootstrapServers, options)
                : TidemarkCluster.start(folder, bootstrapServers, options);
    }

    private List<Round> measure(BrokerProcess broker) throws WrongResultsException {
        long earliest = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(options.warmUpSeconds());
        long first = Math.floorDiv(earliest, LatencyPipeline.WINDOW_MILLIS) * LatencyPipeline.WINDOW_MILLIS
                + LatencyPipeline.WINDOW_MILLIS;
        long roundMillis = TimeUnit.SECONDS.toMillis(options.roundSeconds());
        long end = first + options.rounds() * roundMillis;
        ClosingEvents closings = new ClosingEvents(
                options.partitions(),
                LatencyPipeline.WINDOW_MILLIS,
                options.outOfOrdernessMillis(),
                first + LatencyPipeline.WINDOW_MILLIS);
        TreeMap<Long, SentWindow> sent;
        // Events wait for those of their millisecond: one request for each would take the processors from all others.
        try (ResultReader reader = ResultReader.start(broker.bootstrapServers(), options, first);
                KafkaProducer<byte[], byte[]> producer =
                        broker.producers().producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 1))) {
            sent = new TreeMap<>(new PacedProducer(producer, options, closings)
                    .sendUntil(end + options.outOfOrdernessMillis() + AFTER_MILLIS));
            sent.headMap(first).clear();
            sent.tailMap(end).clear();
            awaitResults(
                    reader, sent.values().stream().mapToLong(SentWindow::events).sum(), first, end);
        }
        ResultCheck.check(sent, results);
        List<Round> rounds = new ArrayList<>();
        for (long start = first; start < end; start += roundMillis) {
            long from = start;
            long to = start + roundMillis;
            rounds.add(Round.of(
                    sent.subMap(from, to),
                    results.stream()
                            .filter(result -> result.start() >= from && result.start() < to)
                            .toList(),
                    closings));
        }
        return rounds;
    }

    /** Waits for as many results as it takes to hold all these events; a wrong count ends it too, and is told by the check. */
    private void awaitResults(ResultReader reader, long events, long first, long end) {
        try {
            Awaitility.await().atMost(RESULTS_TIMEOUT).until(() -> {
                for (SeenResult result : reader.results()) {
                    if (result.start() >= first && result.start() < end) {
                        results.add(result);
                    }
                }
                return results.stream().mapToLong(SeenResult::count).sum() >= events;
            });
        } catch (ConditionTimeoutException incomplete) {
            System.err.println("results of all events did not come within " + RESULTS_TIMEOUT);
        }
    }
}
