package io.tidemark.job.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.job.cluster.BrokerProcess;
import io.tidemark.job.cluster.RunFolder;
import io.tidemark.job.cluster.StandaloneCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** The workload through the shipped job on a real broker and a real cluster, to be disturbed by a test. */
final class FaultRun {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PARTITIONS = 4;
    private static final String PARALLELISM = "2";

    private final BrokerProcess broker;
    private final StandaloneCluster cluster;
    private final Workload workload;
    private final List<Input> inputs;
    private final boolean exactlyOnce;
    private final Statistics statistics;
    private final String job;

    private FaultRun(
            BrokerProcess broker, StandaloneCluster cluster, Workload workload, boolean exactlyOnce, String job) {
        this.broker = broker;
        this.cluster = cluster;
        this.workload = workload;
        this.inputs = workload.inputs().toList();
        this.exactlyOnce = exactlyOnce;
        this.statistics = new Statistics(broker.consumers());
        this.job = job;
    }

    /**
     * Starts broker, cluster and job; the warm-up has been read, and is part of a checkpoint, when this returns.
     *
     * @param settings Flink's, on top of the shipped ones
     */
    static FaultRun start(RunFolder folder, Workload workload, boolean exactlyOnce, Map<String, String> settings) {
        BrokerProcess broker = folder.closing(BrokerProcess.start(folder.resolve("kafka")));
        broker.topics().create(FaultPipeline.INPUT, PARTITIONS);
        for (String output : List.of(FaultPipeline.RESULTS, FaultPipeline.LATE, FaultPipeline.REJECTED)) {
            broker.topics().create(output, 2);
        }
        broker.topics().create(FaultPipeline.STATISTICS, 1);
        StandaloneCluster cluster = folder.closing(StandaloneCluster.in(folder.resolve("flink"))
                .taskManagers(2)
                .set("taskmanager.memory.process.size", "1200m")
                .set("execution.checkpointing.interval", "2s")
                .set("execution.checkpointing.min-pause", "500ms")
                .set(settings)
                .start());
        String job = cluster.submit(
                FaultPipeline.write(
                        folder.path(), broker.bootstrapServers(), exactlyOnce ? "exactly-once" : "at-least-once"),
                "--parallelism",
                PARALLELISM);
        cluster.rest().awaitRunning(job, PATIENCE);
        FaultRun run = new FaultRun(broker, cluster, workload, exactlyOnce, job);
        run.warmUp();
        return run;
    }

    private void warmUp() {
        send(inputs.subList(0, workload.warmUpSize()), 0);
        statistics.awaitWatermark(Workload.START, PATIENCE);
        awaitCheckpoints(2);
    }

    BrokerProcess broker() {
        return broker;
    }

    StandaloneCluster cluster() {
        return cluster;
    }

    String job() {
        return job;
    }

    Statistics statistics() {
        return statistics;
    }

    /** Waits for so many more checkpoints. */
    void awaitCheckpoints(int more) {
        int before = cluster.rest().completedCheckpoints(job);
        Awaitility.await("checkpoints")
                .atMost(PATIENCE)
                .until(() -> cluster.rest().completedCheckpoints(job) >= before + more);
    }

    /** Writes the rest of the workload while the test goes on. */
    CompletableFuture<Void> writeRest(int recordsPerSecond) {
        return CompletableFuture.runAsync(
                () -> send(inputs.subList(workload.warmUpSize(), inputs.size()), recordsPerSecond));
    }

    /** Waits until everything has been read, lets every window fire and stops the job. */
    void finish() {
        statistics.awaitReceived(workload.size(), PATIENCE);
        cluster.rest().drain(job);
    }

    /** Compares every output with the workload. */
    void verify() {
        Verifier verifier = new Verifier(broker.consumers(), workload.byPartition(), exactlyOnce);
        verifier.assertResults();
        verifier.assertLate();
        verifier.assertRejected();
        verifier.assertLedger();
    }

    /**
     * Writes records in order.
     *
     * @param recordsPerSecond 0 for as fast as it goes
     */
    private void send(List<Input> records, int recordsPerSecond) {
        long start = System.nanoTime();
        int sent = 0;
        AtomicReference<Exception> notWritten = new AtomicReference<>();
        // A broker that is killed has to be back before the producer gives up.
        try (KafkaProducer<byte[], byte[]> producer =
                broker.producers().producer(Map.of("delivery.timeout.ms", 300_000, "max.block.ms", 300_000))) {
            for (Input input : records) {
                if (recordsPerSecond > 0 && sent % 100 == 0) {
                    long due = start + sent * TimeUnit.SECONDS.toNanos(1) / recordsPerSecond;
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                }
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                        FaultPipeline.INPUT,
                        input.partition(),
                        null,
                        input.json().getBytes(UTF_8));
                var unused = producer.send(record, (written, failure) -> {
                    if (failure != null) {
                        notWritten.compareAndSet(null, failure);
                    }
                });
                sent++;
            }
        }
        if (notWritten.get() != null) {
            throw new IllegalStateException("a record was not written", notWritten.get());
        }
    }
}
