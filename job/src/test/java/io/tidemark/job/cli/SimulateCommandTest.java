package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code simulate} refuses before it looks for a broker. */
class SimulateCommandTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --events-per-second=0       | --events-per-second must be at least 1, found 0
            --keys=0                    | --keys must be at least 1, found 0
            --events=-1                 | --events must be at least 0, found -1
            --late-share=1.5            | --late-share must be from 0 to 1, found 1.5
            --bad-share=NaN             | --bad-share must be from 0 to 1, found NaN
            --anomaly-share=-0.1        | --anomaly-share must be from 0 to 1, found -0.1
            --late-by=5                 | did you mean 5s?
            --disorder=-5s              | must not be negative, found -5s
            """)
    void numbersOutOfTheirRangeAreRefusedByName(String option, String message) {
        CommandRun run = simulate(option);

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).startsWith("tidemark: ").contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bootstrap.servers", "value.serializer", "transactional.id", "config.providers"})
    void propertiesThatTheCommandDecidesAreRefused(String property) {
        CommandRun run = simulate("--property", property + "=x");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("--property " + property + " cannot be set");
    }

    @Test
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated() {
        CommandRun run = simulate("--property", "ssl.key.password=hunter2");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("write ${env:NAME} or ${file:PATH}").doesNotContain("hunter2");
    }

    @Test
    void aReferenceThatLeadsNowhereFailsInOneLine() {
        CommandRun run = simulate("--property", "ssl.key.password=${env:TIDEMARK_NO_SUCH_VARIABLE}");

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("the environment variable TIDEMARK_NO_SUCH_VARIABLE is not set");
    }

    @Test
    void aPipelineOfAnotherFormatIsRefused() {
        CommandRun run = simulate(ProjectRoot.resolve("conf/azure-llm.yaml").toString());

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("the simulator makes JSON records").contains("reads csv");
    }

    @Test
    void brokersAndTopicHaveToBeGiven() {
        CommandRun run = CommandRun.of("simulate");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("--bootstrap-servers").contains("--topic");
    }

    @Test
    void aBrokerThatIsNotThereFailsInOneLine() {
        CommandRun run = simulate("--events=10", "--property", "max.block.ms=500");

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("tidemark: cannot write to topic t at 127.0.0.1:1 (0 events written): ");
        assertThat(run.err()).doesNotContain("\tat ");
    }

    private static CommandRun simulate(String... more) {
        List<String> arguments = new ArrayList<>(List.of("simulate", "--bootstrap-servers=127.0.0.1:1", "--topic=t"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
