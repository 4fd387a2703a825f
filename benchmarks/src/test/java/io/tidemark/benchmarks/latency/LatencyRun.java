package io.tidemark.benchmarks.latency;

import io.tidemark.job.cluster.BrokerProcess;
import io.tidemark.job.cluster.RestClient;
import io.tidemark.job.cluster.StandaloneCluster;
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

/** One job from its start to its end: warm-up, then the rounds, under the same load without a break. */
final class LatencyRun {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
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
     * Starts broker and cluster, runs the job, and stops them.
     *
     * @param folder an empty folder for all files of all processes
     * @return the rounds in their order; their results have been checked
     * @throws WrongResultsException when a result is missing, double or wrong
     */
    static List<Round> in(Path folder, LatencyOptions options) throws IOException, WrongResultsException {
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
            try (StandaloneCluster cluster = cluster(folder, options)) {
                return new LatencyRun(options).measure(broker, cluster, folder);
            }
        }
    }

    private static StandaloneCluster cluster(Path folder, LatencyOptions options) {
        return StandaloneCluster.in(folder.resolve("flink"))
                .slots(options.parallelism())
                .set(options.flinkSettings())
                .start();
    }

    private List<Round> measure(BrokerProcess broker, StandaloneCluster cluster, Path folder)
            throws WrongResultsException {
        submit(broker, cluster, folder);
        long earliest = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(options.warmUpSeconds());
        long first = Math.floorDiv(earliest, LatencyPipeline.WINDOW_MILLIS) * LatencyPipeline.WINDOW_MILLIS
                + LatencyPipeline.WINDOW_MILLIS;
        long roundMillis = TimeUnit.SECONDS.toMillis(options.roundSeconds());
        long end = first + options.rounds() * roundMillis;
        ClosingEvents closings = new ClosingEvents(
                options.partitions(),
                LatencyPipeline.WINDOW_MILLIS,
                LatencyPipeline.OUT_OF_ORDERNESS_MILLIS,
                first + LatencyPipeline.WINDOW_MILLIS);
        TreeMap<Long, SentWindow> sent;
        // A result does not wait for the next event, nor an event for company.
        try (ResultReader reader = ResultReader.start(broker.bootstrapServers(), options);
                KafkaProducer<byte[], byte[]> producer =
                        broker.producers().producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0))) {
            sent = new TreeMap<>(new PacedProducer(producer, options, closings)
                    .sendUntil(end + LatencyPipeline.OUT_OF_ORDERNESS_MILLIS + AFTER_MILLIS));
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

    private void submit(BrokerProcess broker, StandaloneCluster cluster, Path folder) {
        List<String> arguments = new ArrayList<>(List.of(
                "--parallelism", Integer.toString(options.parallelism()), "--state-backend", options.stateBackend()));
        for (String setting : options.pipelineSettings()) {
            arguments.add("--set");
            arguments.add(setting);
        }
        Path pipeline = LatencyPipeline.write(folder, broker.bootstrapServers(), options.delivery());
        String job = cluster.submit(pipeline, arguments.toArray(String[]::new));
        RestClient rest = cluster.rest();
        rest.awaitRunning(job, START_TIMEOUT);
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
