package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.OutputConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** No engine runs the files of {@code docker/} here; what they say of each other and of the project can be held to. */
class DeploymentFilesTest {

    private static final Pattern CLASS_NAME = Pattern.compile("\\bio\\.tidemark(?:\\.[a-z]+)+\\.[A-Z]\\w*");
    private static final Pattern INTERPOLATION = Pattern.compile("\\$\\{\\w+:-(\\w*)}");
    private static final Pattern PUBLISHED_PORT = Pattern.compile("127\\.0\\.0\\.1:\\d+:\\d+");

    static List<String> files() throws IOException {
        return DeploymentFiles.all().stream()
                .filter(file -> !file.endsWith(".png"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsWellFormedAndNamesClassesThatExist(String file) throws IOException {
        if (file.endsWith(".json")) {
            assertThat(new ObjectMapper().readTree(DeploymentFiles.text(file)).isObject())
                    .isTrue();
        } else if (file.endsWith(".yaml") || file.endsWith(".yml")) {
            assertThat(DeploymentFiles.documents(file)).isNotEmpty();
        }
        Matcher names = CLASS_NAME.matcher(DeploymentFiles.text(file));
        while (names.find()) {
            assertThatCode(() -> Class.forName(names.group(), false, getClass().getClassLoader()))
                    .as(file + " names " + names.group())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void thePipelineOfTheComposeFileIsValidAndAllItsTopicsAreMade() throws IOException {
        PipelineConfig pipeline = valid(PipelineFile.read(ProjectRoot.resolve("docker/pipeline.yaml"), List.of()));
        ConnectorConfig.Kafka source = (ConnectorConfig.Kafka) pipeline.source().connector();

        assertThat(topics(pipeline))
                .hasSize(5)
                .allSatisfy(topic -> assertThat(DeploymentFiles.text("kafka/create-topics.sh"))
                        .contains("create " + topic + " --"));
        assertThat(String.valueOf(compose("kafka", "environment", "KAFKA_ADVERTISED_LISTENERS")))
                .contains("INTERNAL://" + source.bootstrapServers());
        assertThat(compose("topics", "command", 2)).isEqualTo(source.bootstrapServers());
    }

    @Test
    void thePipelineOfTheConfigMapIsValidAndFindsItsSecretsWhereTheyAreMounted() throws IOException {
        List<Object> documents = DeploymentFiles.documents("kubernetes/tidemark.yaml");
        String text = (String) DeploymentFiles.at(documents.get(0), "data", "pipeline.yaml");
        PipelineConfig pipeline = valid(PipelineFile.parse("tidemark.yaml: pipeline.yaml", text, List.of()));
        Map<String, String> properties =
                ((ConnectorConfig.Kafka) pipeline.source().connector()).properties();
        Object container = DeploymentFiles.at(documents.get(1), "spec", "podTemplate", "spec", "containers", 0);
        String mount = (String) DeploymentFiles.at(container, "volumeMounts", 1, "mountPath");

        assertThat(topics(pipeline)).hasSize(5);
        assertThat(properties)
                .containsEntry("sasl.jaas.config", "${file:" + mount + "/jaas}")
                .containsEntry("ssl.truststore.location", mount + "/truststore.p12")
                .containsEntry(
                        "ssl.truststore.password", "${env:" + DeploymentFiles.at(container, "env", 1, "name") + "}");
        assertThat(DeploymentFiles.at(documents.get(1), "spec", "job", "args", 0))
                .isEqualTo(DeploymentFiles.at(container, "volumeMounts", 0, "mountPath") + "/pipeline.yaml");
    }

    @Test
    void theGeneratorIsGivenOptionsThatSimulateTakes() throws IOException {
        List<String> command = ((List<?>) compose("generator", "command"))
                .stream()
                        .map(part -> INTERPOLATION.matcher(part.toString()).replaceAll("$1"))
                        .toList();
        int simulate = command.indexOf("simulate");
        CommandLine.ParseResult parsed = new CommandLine(new SimulateCommand())
                .parseArgs(command.subList(simulate + 1, command.size()).toArray(String[]::new));

        assertThat(command.get(simulate - 1)).isEqualTo(Main.class.getName());
        assertThat(parsed.matchedOptionValue("--topic", "")).isEqualTo("llm-requests");
    }

    @Test
    void everyPublishedPortIsOfThisMachineAlone() throws IOException {
        Map<?, ?> services = (Map<?, ?>)
                DeploymentFiles.at(DeploymentFiles.documents("compose.yaml").get(0), "services");
        List<Object> ports = new ArrayList<>();
        services.values().forEach(service -> {
            if (((Map<?, ?>) service).get("ports") instanceof List<?> published) {
                ports.addAll(published);
            }
        });

        assertThat(ports)
                .hasSize(4)
                .allSatisfy(port -> assertThat(port.toString()).matches(PUBLISHED_PORT));
    }

    @Test
    void filesThatAreCopiedOrMountedExist() throws IOException {
        Set<String> named = new TreeSet<>();
        Pattern.compile("- (?:\\./)([\\w./-]+):/|\"\\./([\\w./-]+):/")
                .matcher(DeploymentFiles.text("compose.yaml"))
                .results()
                .forEach(match -> named.add(match.group(1) == null ? match.group(2) : match.group(1)));
        Pattern.compile("docker/([\\w./-]+)")
                .matcher(DeploymentFiles.text("Dockerfile"))
                .results()
                .filter(match -> !match.group(1).equals("dockerfile")) // the syntax of the file
                .forEach(match -> named.add(match.group(1)));

        assertThat(named).contains("pipeline.yaml", "flink/config.yaml", "prometheus/alerts.yml", "Dockerfile");
        assertThat(named)
                .allSatisfy(path ->
                        assertThat(ProjectRoot.resolve("docker").resolve(path)).exists());
    }

    @Test
    void imagesHaveTheVersionsThatTheBuildIsTestedWith() throws IOException {
        String pom = Files.readString(ProjectRoot.resolve("pom.xml"));

        assertThat(DeploymentFiles.text("Dockerfile")).contains("FROM flink:" + property(pom, "flink.version") + "-");
        assertThat(compose("kafka", "image")).isEqualTo("apache/kafka:" + property(pom, "kafka.version"));
        assertThat(compose("jobmanager", "command").toString()).contains("--job-classname");
        assertThat(DeploymentFiles.text("kubernetes/tidemark.yaml"))
                .contains("flink-s3-fs-presto-" + property(pom, "flink.version") + ".jar");
    }

    private static String property(String pom, String name) {
        Matcher matcher = Pattern.compile("<" + Pattern.quote(name) + ">(.+?)<").matcher(pom);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    private static Object compose(Object service, Object... path) throws IOException {
        Object found =
                DeploymentFiles.at(DeploymentFiles.documents("compose.yaml").get(0), "services", service);
        return DeploymentFiles.at(found, path);
    }

    private static PipelineConfig valid(PipelineFile.Result result) {
        assertThat(result.problems()).isEmpty();
        return result.config().orElseThrow();
    }

    private static List<String> topics(PipelineConfig pipeline) {
        List<String> topics =
                new ArrayList<>(((ConnectorConfig.Kafka) pipeline.source().connector()).topics());
        Stream.of(
                        pipeline.output().results(),
                        pipeline.output().late(),
                        pipeline.output().rejected(),
                        pipeline.output().statistics().output())
                .forEach(output -> topics.add(((OutputConfig.Kafka) output).topic()));
        return topics;
    }
}
