package io.tidemark.job.config;

import static io.tidemark.job.config.PipelineTexts.MINIMAL;
import static io.tidemark.job.config.PipelineTexts.problems;
import static io.tidemark.job.config.PipelineTexts.resource;
import static io.tidemark.job.config.PipelineTexts.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.TumblingWindows;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OverridesTest {

    @Test
    void aValueOfTheCommandLineReplacesThatOfTheFile() {
        PipelineConfig config = valid(
                MINIMAL,
                "source.files.path=x=y.csv",
                "windows[0].tumbling.size=2m",
                "windows[0].tumbling.size=3m",
                "event.key=[a, b]");
        assertThat(config.source().connector()).isEqualTo(new ConnectorConfig.Files("x=y.csv", false));
        assertThat(config.windows().get(0).assigner()).isEqualTo(new TumblingWindows(180_000, 0));
        assertThat(config.event().key()).containsExactly("a", "b");
    }

    @Test
    void missingMappingsAreMade() {
        assertThat(valid(MINIMAL, "processor.late-firing.every=2s").processor().lateFiringInterval())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(valid(MINIMAL + "output:\n", "output.results.discard={}")
                        .output()
                        .results())
                .isEqualTo(new OutputConfig.Discard());
    }

    @Test
    void aValueOfTheCommandLineRemovesNothingElse() {
        assertThat(problems(resource("full.yaml"), "source.files.path=x.csv"))
                .containsExactly(
                        "--set source.files.path=...: source.files: only one of kafka, files, simulator can be written"
                                + " here, found kafka and files");
    }

    @Test
    void everythingBelowPropertiesIsOneKey() {
        PipelineConfig config = valid(
                resource("full.yaml"),
                "source.kafka.properties.fetch.min.bytes=5",
                "source.kafka.properties.\"ssl.key=x\"=a");
        assertThat(((ConnectorConfig.Kafka) config.source().connector()).properties())
                .containsEntry("fetch.min.bytes", "5")
                .containsEntry("ssl.key=x", "a");
    }

    @Test
    void anAnchorsOtherPlacesKeepTheirValue() {
        String text = MINIMAL + "  - {name: a, aggregates: &n [{name: n, kind: count}], tumbling: &size {size: 1m}}\n"
                + "  - {name: b, aggregates: *n, tumbling: *size}\n";
        PipelineConfig config = valid(text, "windows[2].tumbling.size=5m");
        assertThat(config.windows().get(1).assigner()).isEqualTo(new TumblingWindows(60_000, 0));
        assertThat(config.windows().get(2).assigner()).isEqualTo(new TumblingWindows(300_000, 0));
    }

    @Test
    void badPathsAndValuesSayWhatIsWrong() {
        assertThat(problems(
                        MINIMAL,
                        "windows[3].name=x",
                        "pipeline.name=x",
                        "windows.name=x",
                        "source[0]=x",
                        "a..b=1",
                        "nonsense",
                        "=1",
                        "processor.tiem=event",
                        "processor.idle-timeout=5",
                        "source.files.path=*.csv",
                        "event.value="))
                .containsExactlyInAnyOrder(
                        "--set windows[3].name=...: windows has no entry [3]; it has 1 entry, counted from 0",
                        "--set pipeline.name=...: pipeline is a single value and has no key name",
                        "--set windows.name=...: windows is a list and has no key name",
                        "--set source[0]=...: source is a mapping, not a list",
                        "--set a..b=...: the path cannot be read from position 2; expected keys and indexes, such as"
                                + " windows[0].tumbling.size; a key with dots goes in double quotes",
                        "--set nonsense: expected path=value, such as --set source.files.path=events.jsonl",
                        "--set =1: expected path=value, such as --set source.files.path=events.jsonl",
                        "--set processor.tiem=...: processor.tiem: unknown key tiem; did you mean time?",
                        "--set processor.idle-timeout=...: processor.idle-timeout: \"5\" has no unit; did you mean 5s?",
                        "--set source.files.path=...: the value cannot be read as YAML; put it in quotes:"
                                + " source.files.path='\"value\"' (not YAML: a value that begins with * is an alias, and"
                                + " this is none; put the value in quotes)",
                        "--set event.value=...: event.value: expected a field such as latency_ms or usage.tokens,"
                                + " found nothing");
    }
}
