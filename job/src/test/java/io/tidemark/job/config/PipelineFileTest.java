package io.tidemark.job.config;

import static io.tidemark.job.config.PipelineTexts.MINIMAL;
import static io.tidemark.job.config.PipelineTexts.problems;
import static io.tidemark.job.config.PipelineTexts.resource;
import static io.tidemark.job.config.PipelineTexts.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.running.DetectorRules;
import io.tidemark.functions.running.RobustOptions;
import io.tidemark.functions.running.SeasonOptions;
import io.tidemark.functions.running.ZScoreOptions;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.CumulatingWindows;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.SessionWindows;
import io.tidemark.functions.window.SlidingWindows;
import io.tidemark.functions.window.TumblingWindows;
import io.tidemark.job.config.yaml.Setting;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineFileTest {

    @TempDir
    private Path folder;

    @Test
    void everythingThatIsNotWrittenHasItsDefault() {
        PipelineConfig config = valid(MINIMAL);
        assertThat(config.source())
                .isEqualTo(new SourceConfig(new ConnectorConfig.Files("in.jsonl", false), RecordFormat.JSON));
        assertThat(config.event())
                .isEqualTo(new EventConfig(
                        List.of("k"), "t", new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, null, ZoneOffset.UTC), "v"));
        assertThat(config.processor())
                .isEqualTo(new ProcessorConfig(
                        TimeDomain.EVENT,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        true,
                        Duration.ofMinutes(5),
                        Duration.ZERO,
                        Duration.ofMinutes(5),
                        1000,
                        WindowLimitPolicy.REJECT,
                        Duration.ofMillis(5),
                        PreAggregation.AUTO,
                        64L << 20,
                        Duration.ofDays(7)));
        assertThat(config.processor().windowingOptions()).isEqualTo(WindowingOptions.DEFAULTS);
        assertThat(config.windows())
                .containsExactly(new WindowConfig(
                        "w",
                        new TumblingWindows(60_000, 0),
                        List.of(Triggers.watermark()),
                        PaneMode.ACCUMULATING,
                        true,
                        List.of(new AggregateConfig(
                                "n",
                                AggregateKind.COUNT,
                                null,
                                Double.NaN,
                                false,
                                128,
                                0.01,
                                2048,
                                10,
                                Double.NaN,
                                "value",
                                100,
                                List.of(50.0, 95.0, 99.0))),
                        Duration.ZERO,
                        null,
                        false));
        assertThat(config.anomalies()).isEmpty();
        assertThat(config.output())
                .isEqualTo(new OutputsConfig(
                        Delivery.AT_LEAST_ONCE,
                        new OutputConfig.Print(false),
                        new OutputConfig.Print(true),
                        new OutputConfig.Print(true),
                        new OutputConfig.Print(false),
                        null,
                        List.of("results", "late", "rejected", "anomalies")));
        assertThat(config.hasRunningStatistics()).isFalse();
        assertThat(config.writesAnomalies()).isFalse();
    }

    @Test
    void emptySectionsMeanTheSameAsNone() {
        PipelineConfig config = valid(MINIMAL + "processor: {}\noutput: {}\nanomalies: []\n");
        // What the file says differs, what holds does not.
        assertThat(config.withSettings(List.of())).isEqualTo(valid(MINIMAL).withSettings(List.of()));
    }

    @Test
    void defaultsOfTheOtherSources() {
        assertThat(valid(MINIMAL.replace("files: {path: in.jsonl}", "simulator: {}"))
                        .source()
                        .connector())
                .isEqualTo(new ConnectorConfig.Simulator(
                        1000,
                        50,
                        1,
                        Long.MAX_VALUE,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Duration.ofMillis(200),
                        0,
                        Duration.ofMinutes(10),
                        0,
                        0));
        assertThat(valid(MINIMAL.replace(
                                "files: {path: in.jsonl}", "kafka: {bootstrap-servers: 'b:1', topic-pattern: 'a.*'}"))
                        .source()
                        .connector())
                .isEqualTo(new ConnectorConfig.Kafka("b:1", List.of(), "a.*", "small", "committed", Map.of()));
    }

    @Test
    void theContractsExampleIsRead() {
        PipelineConfig config = valid(resource("full.yaml"));
        assertThat(config.windows()).extracting(WindowConfig::name).containsExactly("minute", "moving", "visit");
        assertThat(config.windows())
                .extracting(WindowConfig::assigner)
                .containsExactly(
                        new TumblingWindows(60_000, 0),
                        new SlidingWindows(300_000, 10_000, 0),
                        new SessionWindows(30_000));
        assertThat(config.windows().get(2).triggers()).containsExactly(Triggers.watermark(), Triggers.count(100));
        assertThat(config.windows().get(0).aggregates())
                .extracting(AggregateConfig::name)
                .containsExactly("requests", "avg_latency", "p95_latency", "tokens");
        assertThat(config.windows().get(0).aggregates().get(2).p()).isEqualTo(95);
        assertThat(config.windows().get(2).aggregates())
                .extracting(AggregateConfig::name)
                .containsExactly("n");
        assertThat(config.output().results())
                .as("brokers come from the source")
                .isEqualTo(new OutputConfig.Kafka("latency-windows", "localhost:9092", Map.of()));
        assertThat(config.output().statistics().every()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.anomalies())
                .containsExactly(new AnomalyConfig("spike", "value", ZScoreOptions.DEFAULTS, null, null));
        assertThat(config.writesAnomalies()).isTrue();
    }

    @Test
    void everyKeyIsRead() {
        PipelineConfig config = valid(resource("every-key.yaml"));
        assertThat(config.source().connector())
                .isEqualTo(new ConnectorConfig.Simulator(
                        20_000,
                        7,
                        -3,
                        1_000_000,
                        Instant.parse("2026-03-01T12:00:00Z"),
                        Duration.ofSeconds(1),
                        0.01,
                        Duration.ofHours(1),
                        0.02,
                        0.001));
        assertThat(config.event().timeFormat())
                .isEqualTo(new TimeFormat(TimeFormat.Kind.PATTERN, "yyyy-MM-dd HH:mm:ss", ZoneId.of("Europe/Berlin")));
        ProcessorConfig processor = config.processor();
        assertThat(processor.idleTimeout()).isNull();
        assertThat(processor.maxFutureSkew()).isNull();
        assertThat(processor.windowingOptions())
                .isEqualTo(
                        new WindowingOptions(TimeDomain.EVENT, 0, 1000, 300_000, 1000, WindowLimitPolicy.FIRE_OLDEST));
        assertThat(config.windows().get(0).assigner()).isEqualTo(new CumulatingWindows(3_600_000, 600_000, -900_000));
        assertThat(config.windows().get(0).mode()).isEqualTo(PaneMode.DISCARDING);
        assertThat(config.windows().get(1).fireRemainder()).isFalse();
        assertThat(config.windows().get(1).triggers())
                .containsExactly(Triggers.count(10), Triggers.processingTime(Duration.ofSeconds(5)));
        List<AggregateConfig> parts = config.windows().get(0).aggregates();
        assertThat(parts.get(1).population()).isTrue();
        assertThat(parts.get(2).p()).isEqualTo(99);
        assertThat(parts.get(2).exactLimit()).isEqualTo(64);
        assertThat(parts.get(4).k()).isEqualTo(3);
        assertThat(parts.get(5).alpha()).as("2 / (9 + 1)").isEqualTo(0.2);
        assertThat(config.anomalies())
                .containsExactly(
                        new AnomalyConfig(
                                "spike",
                                "hour.n",
                                new ZScoreOptions(new DetectorRules(2.5, 10, true, 5), Duration.ofHours(1)),
                                null,
                                null),
                        new AnomalyConfig(
                                "odd-hour",
                                "hour.smooth",
                                null,
                                new RobustOptions(new DetectorRules(5, 20, false, 40), 200),
                                new SeasonOptions(
                                        Duration.ofDays(7), Duration.ofHours(1), ZoneId.of("Europe/Berlin"))));
        assertThat(parts.get(7).percentiles()).containsExactly(50.0, 99.9);
        assertThat(parts.get(8).n()).isEqualTo(20);
        assertThat(config.output().rejected())
                .isEqualTo(new OutputConfig.Kafka(
                        "bad",
                        "b:9092",
                        Map.of("sasl.password", "${env:KAFKA_PASSWORD}", "acks", "all", "enable.idempotence", "true")));
        assertThat(config.output().unnamed()).isEmpty();
    }

    @Test
    void whatADetectorDoesNotSayDependsOnItsScoreAndSeason() {
        SeasonOptions day = new SeasonOptions(Duration.ofDays(1), Duration.ofHours(1), ZoneOffset.UTC);
        PipelineConfig config = valid(MINIMAL + """
                anomalies:
                  - {name: a, z-score: {}, season: 1d}
                  - {name: b, z-score: {half-life: none, learn-anomalies: false, threshold: 5}, season: 1d, bucket: 1h}
                  - {name: c, robust: {}}
                  - {name: d, robust: {n: 50, warm-up: 7}, season: 7d, bucket: 30m, time-zone: Europe/Berlin}
                """);
        DetectorRules seasonal = ZScoreOptions.SEASONAL_DEFAULTS.rules();
        DetectorRules robust = RobustOptions.DEFAULTS.rules();
        assertThat(config.anomalies())
                .containsExactly(
                        new AnomalyConfig("a", "value", ZScoreOptions.SEASONAL_DEFAULTS, null, day),
                        new AnomalyConfig(
                                "b",
                                "value",
                                new ZScoreOptions(
                                        new DetectorRules(5, seasonal.warmUp(), false, seasonal.relearnAfter()), null),
                                null,
                                day),
                        new AnomalyConfig("c", "value", null, RobustOptions.DEFAULTS, null),
                        new AnomalyConfig(
                                "d",
                                "value",
                                null,
                                new RobustOptions(
                                        new DetectorRules(
                                                robust.threshold(), 7, robust.learnAnomalies(), robust.relearnAfter()),
                                        50),
                                new SeasonOptions(
                                        Duration.ofDays(7), Duration.ofMinutes(30), ZoneId.of("Europe/Berlin"))));
        assertThat(config.settings())
                .as("what is filled in can be seen")
                .contains(
                        new Setting("anomalies[0].z-score.half-life", "7d", true),
                        new Setting("anomalies[0].bucket", "1h", true),
                        new Setting("anomalies[1].z-score.half-life", "none", false),
                        new Setting("anomalies[2].robust.threshold", String.valueOf(robust.threshold()), true));
    }

    @Test
    void statisticsAreKeptForEverIfAskedFor() {
        assertThat(valid(MINIMAL + "processor: {statistics-retention: none}\n")
                        .processor()
                        .statisticsRetention())
                .isNull();
    }

    @Test
    void aScenariosPipelineNeedsNoNameSourceOrOutput() {
        String inline = MINIMAL.lines().skip(2).reduce("", (a, b) -> a + b + "\n");
        PipelineFile.Result result = PipelineFile.parse("s.yaml", inline, List.of(), PipelineFile.Use.SCENARIO);
        assertThat(result.problems()).isEmpty();
        assertThat(result.config().orElseThrow().name()).isEqualTo("scenario");
        assertThat(result.config().orElseThrow().source()).isNull();
        assertThat(problems(inline)).hasSize(2);
    }

    @Test
    void aScenarioDoesNotMindOutputsThatDoNotFit() {
        String text = MINIMAL + "output: {delivery: exactly-once, results: {kafka: {topic: t}}}\n";
        assertThat(PipelineFile.parse("s.yaml", text, List.of(), PipelineFile.Use.SCENARIO)
                        .problems())
                .isEmpty();
        assertThat(problems(text)).hasSize(3);
    }

    @Test
    void aPipelineAsTextHasNoSecrets() {
        PipelineConfig config = valid(
                resource("full.yaml"),
                "source.kafka.properties.my.login=${env:LOGIN}",
                "source.kafka.properties.ssl.key.password=${env:KEY}");
        ConnectorConfig.Kafka literal =
                new ConnectorConfig.Kafka("b:1", List.of("t"), null, "g", "latest", Map.of("sasl.password", "hunter2"));
        assertThat(config.toString()).contains("${env:KEY}");
        assertThat(literal.toString()).doesNotContain("hunter2");
    }

    @Test
    void aFileThatCannotBeReadIsOneProblem() throws IOException {
        Path missing = folder.resolve("none.yaml");
        assertThat(PipelineFile.read(missing, List.of()).problems())
                .hasToString("[" + missing + ": there is no such file]");
        assertThat(PipelineFile.read(folder, List.of()).problems())
                .singleElement()
                .extracting("message")
                .asString()
                .contains("this is a folder");
        Path latin = Files.write(folder.resolve("latin.yaml"), "pipeline: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(PipelineFile.read(latin, List.of()).problems())
                .singleElement()
                .extracting("message")
                .asString()
                .contains("not UTF-8");
        Path huge = Files.writeString(folder.resolve("huge.yaml"), "#".repeat((1 << 20) + 1));
        assertThat(PipelineFile.read(huge, List.of()).problems())
                .singleElement()
                .extracting("message")
                .asString()
                .contains("too long");
    }

    @Test
    void aFileIsReadWithAByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("bom.yaml"), "\uFEFF" + MINIMAL);
        assertThat(PipelineFile.read(file, List.of()).problems()).isEmpty();
    }
}
