package io.tidemark.job.cli;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.OutputConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.config.yaml.Secrets;
import io.tidemark.job.kafka.ClientProperties;
import io.tidemark.job.simulate.KafkaSimulation;
import io.tidemark.job.topology.EventLayouts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes simulated events to Kafka. */
@Command(
        name = "simulate",
        description = {
            "Write events of the built-in simulator to a Kafka topic until Ctrl-C, or as many as --events says.",
            "Their times are the wall clock's; all else depends on the options alone."
        })
final class SimulateCommand implements Callable<Integer> {

    private static final long PROGRESS_SECONDS = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * A send waits no longer than ten seconds for a broker: Ctrl-C would wait as long. One request at a time, since a topic
     * that is just being made may refuse the first batch and take the second, and then refuses the first for ever.
     */
    private static final Map<String, String> DEFAULTS = Map.of(
            ProducerConfig.CLIENT_ID_CONFIG, "tidemark-simulate",
            ProducerConfig.LINGER_MS_CONFIG, "5",
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");

    /** What the command itself decides. */
    private static final Set<String> RESERVED = Set.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG);

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A pipeline file: events get the fields that it reads. The demo's if not given.")
    private Path file;

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Addresses of the brokers, with commas between.")
    private String bootstrapServers;

    @Option(names = "--topic", required = true, paramLabel = "NAME", description = "The topic to write to.")
    private String topic;

    @Option(
            names = "--property",
            paramLabel = "key=value",
            description = "A property of the Kafka producer; secrets as $${env:NAME} or $${file:PATH}. Repeatable.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Mixin
    private PipelineOptionsMixin pipelineOptions;

    @Mixin
    private SimulateOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        PipelineConfig pipeline = file == null
                ? pipelineOptions.parse(Demo.NAME, Demo.pipelineText(), err)
                : pipelineOptions.read(file, err);
        if (pipeline.source().format() != RecordFormat.JSON) {
            throw CommandFailure.usage("the simulator makes JSON records, and " + pipeline.name() + " reads "
                    + pipeline.source().format().name().toLowerCase(Locale.ROOT) + "; set source.format to json");
        }
        ConnectorConfig.Simulator simulator = options.simulator();
        Properties producer = producerProperties();
        KafkaSimulation simulation = new KafkaSimulation(simulator, EventLayouts.of(pipeline), topic);
        long start = System.nanoTime();
        Interrupt interrupt = Interrupt.onSignal(simulation::stop);
        err.println("Writing " + perSecond((double) simulator.eventsPerSecond()) + " to topic " + topic + " at "
                + bootstrapServers + "; Ctrl-C stops it.");
        run(simulation, producer, err);
        interrupt.awaitHandled();
        err.println(String.format(
                Locale.ROOT,
                "%,d events written to topic %s in %.1f s",
                simulation.acknowledged(),
                topic,
                (System.nanoTime() - start) / NANOS_PER_SECOND));
        return ExitStatus.DONE;
    }

    private Properties producerProperties() {
        Map<String, String> chosen = new LinkedHashMap<>(DEFAULTS);
        chosen.putAll(properties);
        chosen.forEach(SimulateCommand::requireUsable);
        return ClientProperties.producer(new OutputConfig.Kafka(topic, bootstrapServers, chosen));
    }

    private static void requireUsable(String key, String value) {
        if (RESERVED.contains(key) || key.startsWith("config.providers")) {
            throw CommandFailure.usage("--property " + key + " cannot be set: the command decides it"
                    + (key.equals(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG) ? "; use --bootstrap-servers" : ""));
        }
        if (Secrets.looksSecret(key) && !Secrets.hasReference(value)) {
            throw CommandFailure.usage("--property " + key + " has a secret that everybody on this machine can read:"
                    + " write ${env:NAME} or ${file:PATH}, which is looked up where the client is made");
        }
    }

    private void run(KafkaSimulation simulation, Properties producer, PrintWriter err) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "tidemark-progress");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var unused = clock.scheduleAtFixedRate(
                    new Progress(simulation, err), PROGRESS_SECONDS, PROGRESS_SECONDS, TimeUnit.SECONDS);
            simulation.run(producer);
        } catch (KafkaException failure) {
            throw CommandFailure.failed(
                    "cannot write to topic " + topic + " at " + bootstrapServers + " (" + simulation.acknowledged()
                            + " events written)",
                    failure);
        } finally {
            clock.shutdownNow();
        }
    }

    private static String perSecond(double events) {
        return String.format(Locale.ROOT, "%,.0f events/s", events);
    }

    /** Prints a line each time it runs. */
    private static final class Progress implements Runnable {

        private final KafkaSimulation simulation;
        private final PrintWriter err;
        private long shown;
        private long shownAtNanos = System.nanoTime();

        Progress(KafkaSimulation simulation, PrintWriter err) {
            this.simulation = simulation;
            this.err = err;
        }

        @Override
        public void run() {
            long now = simulation.acknowledged();
            long nowNanos = System.nanoTime();
            double seconds = (nowNanos - shownAtNanos) / NANOS_PER_SECOND;
            err.println(String.format(Locale.ROOT, "%,d events  %s", now, perSecond((now - shown) / seconds)));
            shown = now;
            shownAtNanos = nowNanos;
        }
    }
}
