package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.state.api.runtime.OperatorIDGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What submit says before it talks to a cluster, and about savepoints that do not fit. */
class SubmitCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                ":8081",
                "localhost:",
                "localhost:0",
                "localhost:70000",
                "http://localhost:8081",
                "::1:8081"
            })
    void aTargetThatIsNoAddressIsWrongUsage(String target) throws IOException {
        CommandRun run = submit("--target", target);

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).startsWith("tidemark: --target: ");
    }

    @Test
    void anAddressOfIpv6StandsInBrackets() {
        assertThat(ClusterAddress.parse("[::1]:8081"))
                .isEqualTo(new ClusterAddress("::1", 8081))
                .hasToString("[::1]:8081");
        assertThatThrownBy(() -> ClusterAddress.parse("::1:8081")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "execution.buffer-timeout.interval=1s",
                "pipeline.auto-watermark-interval=1s",
                "pipeline.object-reuse=false",
                "execution.state-recovery.path=/x",
                "execution.state-recovery.ignore-unclaimed-state=true",
                "taskmanager.numberOfTaskSlots=4"
            })
    void aSettingOfFlinkThatWouldHaveNoEffectIsRefusedWithItsPlace(String setting) throws IOException {
        CommandRun run = submit("--target", "localhost:1", "-D", setting);

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).startsWith("tidemark: -D " + setting.split("=", 2)[0] + " has no effect");
    }

    @Test
    void theWebPortBelongsToRun() throws IOException {
        CommandRun run = submit("--target", "localhost:1", "--web-port", "8081");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("--web-port belongs to run");
    }

    @Test
    void aProgramThatDoesNotRunFromItsJarSaysWhatToBuild() throws IOException {
        CommandRun run = submit("--target", "localhost:1");

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("./mvnw package").doesNotContain("\tat ");
    }

    @Test
    void stateWithoutAnOperatorIsNamedByItsUid() {
        String id = OperatorIDGenerator.fromUid("Sink Committer: tidemark-late").toHexString();

        assertThat(RestoreFailure.describe(
                        "/sp",
                        "java.lang.IllegalStateException: Failed to rollback. Cannot map"
                                + " checkpoint/savepoint state for operator " + id + " to the new program, because"))
                .contains("Sink Committer: tidemark-late", "start without it");
        assertThat(RestoreFailure.describe(
                        "/sp", "Cannot map checkpoint/savepoint state for operator " + "0".repeat(32)))
                .contains("0".repeat(32) + " (of an unknown uid)");
    }

    @Test
    void aFailureOfAnotherKindIsNotBlamedOnTheSavepoint() {
        assertThat(RestoreFailure.describe("/sp", "java.io.IOException: no space left\n\tat x.Y.invoke(Y.java:1)\n"))
                .isNull();
    }

    private CommandRun submit(String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), """
                pipeline: small
                source: {simulator: {events: 10}}
                event: {key: [service], time: ts, value: latency_ms}
                windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}]}]
                output: {results: {discard: {}}, late: {discard: {}}, rejected: {discard: {}}}
                """);
        List<String> arguments = new ArrayList<>(List.of("submit", file.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
