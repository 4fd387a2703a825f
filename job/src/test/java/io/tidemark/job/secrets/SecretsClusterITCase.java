package io.tidemark.job.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.cluster.BrokerProcess;
import io.tidemark.job.cluster.JobJar;
import io.tidemark.job.cluster.RunFolder;
import io.tidemark.job.cluster.StandaloneCluster;
import io.tidemark.job.cluster.TopicRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Jobs of the shipped jar log in to a real broker over TLS, with secrets from variables and files of the cluster; and none
 * of these secrets is ever seen, with Tidemark and the Kafka clients logging at DEBUG.
 */
@Timeout(900)
class SecretsClusterITCase {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern JOB_ID = Pattern.compile("\\b[0-9a-f]{32}\\b");
    private static final String DEBUG = "-Dtidemark.log.level=DEBUG";

    @RegisterExtension
    static final RunFolder FOLDER = new RunFolder();

    private static SecretPlaces secrets;
    private static BrokerProcess broker;
    private static StandaloneCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        secrets = new SecretPlaces(FOLDER.resolve("secrets"));
        broker = FOLDER.closing(BrokerProcess.startSecure(FOLDER.resolve("kafka"), secrets.brokerSettings()));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            SecretPlaces.SCRAM_USER,
                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096),
                            secrets.scramPassword())))
                    .all()
                    .get();
        }
        StandaloneCluster.Builder builder = StandaloneCluster.in(FOLDER.resolve("flink"))
                .slots(4)
                .set("execution.checkpointing.interval", "1s")
                .set("env.java.opts.jobmanager", DEBUG)
                .set("env.java.opts.taskmanager", DEBUG);
        secrets.environment().forEach(builder::environment);
        cluster = FOLDER.closing(builder.start());
    }

    @Test
    void aJobLogsInWithPasswordsOfPlainAndNothingGivesThemAway() throws Exception {
        SecurePipeline pipeline = new SecurePipeline(
                "plain",
                broker.secureBootstrapServers(),
                secrets.plainByVariable("CANARY_PLAIN"),
                secrets.plainByFile());
        createTopics(pipeline);
        Path file = pipeline.write(FOLDER.path());
        String job;
        try (RecordingProxy proxy = RecordingProxy.before(cluster.rest().root())) {
            // The machine of the client has none of the secrets: they are the cluster's alone.
            ShippedCommand submit = run(Map.of(), "submit", file.toString(), "--target", proxy.address(), "--detached");
            assertThat(submit.status()).as(submit.output()).isZero();

            job = jobIdIn(submit.output());
            flow(pipeline, job);

            String sent = new String(proxy.sent(), UTF_8);
            assertThat(sent).as("the job graph").contains(SecurePipeline.DYE, "${env:CANARY_PLAIN}");
            assertNoSecretIn("the job graph", proxy.sent());
        }
        for (String command : List.of("validate", "explain")) {
            ShippedCommand run = run(secrets.environment(), command, file.toString());
            assertThat(run.status()).as(run.output()).isZero();
        }
        assertThat(run(secrets.environment(), "explain", file.toString()).output())
                .contains(SecurePipeline.DYE);
        assertNothingIsGivenAwayBy(job);
    }

    @Test
    void aJobLogsInWithScramAndKeysInPemAndNothingGivesThemAway() throws Exception {
        SecurePipeline pipeline = new SecurePipeline(
                "scram", broker.secureBootstrapServers(), secrets.scramByFile(), secrets.scramByFile());
        createTopics(pipeline);
        // The main of the jar runs inside the JobManager, which has the secrets around it.
        String jar = cluster.rest().uploadJar(JobJar.shipped().path());
        String job =
                cluster.rest().runJar(jar, List.of(pipeline.write(FOLDER.path()).toString()));

        flow(pipeline, job);
        assertNothingIsGivenAwayBy(job);
    }

    @Test
    void aRefusedLoginIsReportedWithoutThePassword() throws Exception {
        SecurePipeline pipeline = new SecurePipeline(
                "refused",
                broker.secureBootstrapServers(),
                secrets.plainByVariable("CANARY_WRONG"),
                secrets.plainByFile());
        createTopics(pipeline);
        String job = cluster.submit(pipeline.write(FOLDER.path()));

        awaitFailure(job, "Authentication failed: Invalid username or password");
        assertNothingIsGivenAway();
        cluster.rest().cancel(job);
    }

    @Test
    void aVariableThatIsNotSetFailsTheJobWithItsName() throws Exception {
        SecurePipeline pipeline = new SecurePipeline(
                "unset",
                broker.secureBootstrapServers(),
                secrets.plainByVariable("CANARY_FORGOTTEN"),
                secrets.plainByFile());
        createTopics(pipeline);
        String job = cluster.submit(pipeline.write(FOLDER.path()));

        awaitFailure(job, "the environment variable CANARY_FORGOTTEN is not set");
        assertNothingIsGivenAway();
        cluster.rest().cancel(job);
    }

    @Test
    void secretsInClearAreRefusedAndNotRepeated() throws Exception {
        String clear = secrets.canaries().create("secret in clear");
        SecurePipeline pipeline = new SecurePipeline(
                "clear",
                broker.secureBootstrapServers(),
                secrets.plainByVariable("CANARY_PLAIN")
                        .replace("${env:CANARY_PLAIN}", clear)
                        .replace("${env:CANARY_KEY}", clear),
                "ssl.truststore.password: " + clear + ", my.own.token: " + clear);
        String file = pipeline.write(FOLDER.path()).toString();

        for (List<String> command : List.of(
                List.of("validate", file),
                List.of("explain", file),
                List.of("submit", file, "--target", "127.0.0.1:1", "--verbose"),
                List.of("validate", file, "--set", "source.kafka.properties.ssl.key.password=" + clear))) {
            ShippedCommand run = run(Map.of(), command.toArray(String[]::new));
            assertThat(run.status()).as(run.output()).isEqualTo(2);
            assertThat(run.output())
                    .contains(
                            "source.kafka.properties.sasl.jaas.config: the option password must not be part of the job")
                    .contains("source.kafka.properties.ssl.key.password: a secret must not be part of the job")
                    .contains("output.results.kafka.properties.ssl.truststore.password: a secret")
                    .contains("output.results.kafka.properties.my.own.token: a secret");
        }
        assertThat(refusal(file)).contains("ssl.key.password: a secret must not be part of the job");
        assertNothingIsGivenAway();
    }

    /** Sends events and waits for what the job makes of them; then keeps a savepoint. */
    private static void flow(SecurePipeline pipeline, String job) {
        cluster.rest().awaitRunning(job, PATIENCE);
        broker.producers()
                .send(
                        pipeline.topic("events"),
                        0,
                        List.of(event(1_000, 2), event(2_000, 3), event(60_000, 1), "garbage"));
        assertThat(await(pipeline.topic("results"))).contains("\"count\":2", "\"total\":5.0", SecurePipeline.DYE);
        broker.producers().send(pipeline.topic("events"), 0, List.of(event(1_000, 7)));
        assertThat(await(pipeline.topic("late"))).contains("\"time\":1000");
        assertThat(await(pipeline.topic("rejected"))).contains("\"reason\":\"malformed\"");
        Awaitility.await().atMost(PATIENCE).until(() -> cluster.rest().completedCheckpoints(job) > 0);
        assertThat(cluster.rest().savepoint(job, cluster.folders().savepoints()))
                .startsWith("file:");
    }

    private static String event(long time, int value) {
        return "{\"service\":\"" + SecurePipeline.DYE + "\",\"ts\":" + time + ",\"v\":" + value + "}";
    }

    /** The first record of a topic. */
    private static String await(String topic) {
        List<TopicRecord> records = Awaitility.await(topic)
                .atMost(PATIENCE)
                .until(() -> broker.consumers().readCommitted(topic), read -> !read.isEmpty());
        return records.get(0).value();
    }

    private static void createTopics(SecurePipeline pipeline) {
        for (String role : List.of("events", "results", "late", "rejected")) {
            broker.topics().create(pipeline.topic(role), 1);
        }
    }

    private static void awaitFailure(String job, String message) {
        Awaitility.await("failure of job " + job)
                .atMost(PATIENCE)
                .until(() -> cluster.rest().exceptions(job).toString(), failures -> failures.contains(message));
    }

    /** What Flink's own client says when it is to run the jar with this file. */
    private static String refusal(String file) {
        try {
            return "submitted as " + cluster.submit(Path.of(file));
        } catch (IllegalStateException refused) {
            return refused.getMessage();
        }
    }

    private static ShippedCommand run(Map<String, String> environment, String... arguments) throws IOException {
        Path log = Files.createTempFile(FOLDER.resolve("commands"), arguments[0], ".log");
        ShippedCommand run = ShippedCommand.run(log, environment, arguments);
        assertNoSecretIn("the output of " + arguments[0], run.output().getBytes(UTF_8));
        return run;
    }

    private static String jobIdIn(String output) {
        Matcher id = JOB_ID.matcher(output);
        assertThat(id.find()).as(output).isTrue();
        return id.group();
    }

    /**
     * Searches all that the cluster says and keeps.
     *
     * @return where the dye is, which is no secret: paths of the REST API, and folders of the cluster
     */
    private static Set<String> assertNothingIsGivenAway() throws IOException {
        Set<String> dyed = new TreeSet<>();
        Map<String, String> answers = RestAnswers.of(cluster.rest());
        answers.forEach((path, answer) -> {
            assertNoSecretIn("the answer to " + path, answer.getBytes(UTF_8));
            if (answer.contains(SecurePipeline.DYE)) {
                dyed.add(path);
            }
        });
        assertThat(answers.get("/jobmanager/environment")).contains(DEBUG);
        assertThat(answers.get("/index.html")).contains("<html");

        Path root = cluster.folders().logs().getParent();
        FileContents.read(root, (file, bytes) -> {
            assertNoSecretIn("the file " + file, bytes);
            if (new String(bytes, ISO_8859_1).contains(SecurePipeline.DYE)) {
                dyed.add(root.relativize(file).getName(0).toString());
            }
        });
        return dyed;
    }

    /** Nothing is given away, although the search sees every place where a secret could be. */
    private static void assertNothingIsGivenAwayBy(String job) throws IOException {
        assertThat(assertNothingIsGivenAway())
                .contains("log", "checkpoints", "savepoints", "/jobmanager/log", "/taskmanagers/taskmanager-1/log")
                .contains("/jobs/" + job + "/config");
    }

    private static void assertNoSecretIn(String place, byte[] bytes) {
        assertThat(secrets.canaries().in(bytes)).as("secrets in " + place).isEmpty();
    }
}
