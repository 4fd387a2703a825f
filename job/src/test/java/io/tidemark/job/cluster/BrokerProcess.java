package io.tidemark.job.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker, and its own KRaft controller, in a JVM of its own. Its ports and its data stay the same through any
 * number of stops, kills and starts.
 */
public final class BrokerProcess implements KafkaBroker {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    /** The port of the listener for logins over TLS, 0 for a broker without. */
    private final int securePort;

    private final JavaCommand command;

    private JavaProcess process;

    private BrokerProcess(Path folder, boolean secure, Map<String, String> settings) {
        this.folder = folder;
        this.port = FreePorts.next();
        this.securePort = secure ? FreePorts.next() : 0;
        Path properties = folder.resolve("server.properties");
        write(properties, settings);
        format(properties);
        this.command = JavaCommand.of("kafka.Kafka", classPath())
                .withJvmOptions(List.of("-Xms256m", "-Xmx512m", "-Djava.net.preferIPv4Stack=true"))
                .withJvmOptions(LogConfiguration.ofServer(folder, log()))
                .withArguments(List.of(properties.toString()));
    }

    /** Starts a broker with the settings that every test broker has. */
    public static BrokerProcess start(Path folder) {
        return start(folder, Map.of());
    }

    /**
     * Starts a broker; it answers when this returns.
     *
     * @param folder an empty folder for its data, settings and log
     * @param settings broker settings on top of {@link KafkaBroker#SETTINGS}
     */
    public static BrokerProcess start(Path folder, Map<String, String> settings) {
        BrokerProcess broker = new BrokerProcess(folder, false, settings);
        broker.start();
        return broker;
    }

    /**
     * Starts a broker that also listens for logins over TLS, see {@link #secureBootstrapServers}. Without TLS it still takes
     * everybody.
     *
     * @param settings what {@code SASL_SSL} needs, and more
     */
    public static BrokerProcess startSecure(Path folder, Map<String, String> settings) {
        BrokerProcess broker = new BrokerProcess(folder, true, settings);
        broker.start();
        return broker;
    }

    /**
     * Starts it again, on the same port with the same data; it answers when this returns.
     *
     * @throws IllegalStateException when it runs, or does not come up
     */
    public void start() {
        if (isAlive()) {
            throw new IllegalStateException(process + " runs already");
        }
        process = JavaProcess.start("Kafka broker", command, log());
        try {
            // Asked only when somebody listens: Kafka's client warns at every attempt before.
            process.awaitReady(START_TIMEOUT, () -> !FreePorts.isFree(port) && topics().answers());
        } catch (IllegalStateException notReady) {
            process.kill9();
            throw notReady;
        }
    }

    /** Kills it with SIGKILL. */
    public void kill9() {
        process.kill9();
    }

    /** Stops it in order. */
    public void stop() {
        process.stop();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return folder.resolve("broker.log");
    }

    @Override
    public String bootstrapServers() {
        return LOOPBACK + ':' + port;
    }

    /**
     * Where clients find its listener {@code SASL_SSL}, {@code host:port}.
     *
     * @throws IllegalStateException when it has none
     */
    public String secureBootstrapServers() {
        if (securePort == 0) {
            throw new IllegalStateException("this broker was started without a listener for TLS");
        }
        return LOOPBACK + ':' + securePort;
    }

    @Override
    public void close() {
        process.close();
    }

    private void write(Path file, Map<String, String> settings) {
        int controllerPort = FreePorts.next();
        Properties all = new Properties();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@" + LOOPBACK + ':' + controllerPort);
        String ofClients = "PLAINTEXT://" + bootstrapServers()
                + (securePort == 0 ? "" : ",SASL_SSL://" + secureBootstrapServers());
        all.put("listeners", ofClients + ",CONTROLLER://" + LOOPBACK + ':' + controllerPort);
        all.put("advertised.listeners", ofClients);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("inter.broker.listener.name", "PLAINTEXT");
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
        all.put("log.dirs", folder.resolve("data").toString());
        all.putAll(SETTINGS);
        all.putAll(settings);
        try (OutputStream out = Files.newOutputStream(file)) {
            all.store(out, null);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    private static void format(Path properties) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()};
        int status = StorageTool.execute(arguments, new PrintStream(output, true, UTF_8));
        if (status != 0) {
            throw new IllegalStateException(
                    "formatting the broker's storage ended with status " + status + ": " + output.toString(UTF_8));
        }
    }

    /** The jars of the tests' class path without Flink and the project: Kafka's server and what it stands on. */
    private static List<String> classPath() {
        // Surefire hides the real class path behind a jar with nothing but a manifest.
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> !Path.of(entry).getFileName().toString().matches("(flink|tidemark|frocksdbjni)-.*"))
                .toList();
    }
}
