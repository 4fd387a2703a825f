package io.tidemark.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JavaProcessTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** What a killed process has as its exit status: 128 and the number of SIGKILL. */
    private static final int KILLED = 137;

    @TempDir
    private Path folder;

    @Test
    void aProcessHasItsArgumentsOptionsAndEnvironmentAndItsOutputIsInItsLog() {
        JavaCommand command = sayer().withJvmOptions(List.of("-Dgreeting=hello"))
                .withEnvironment(Map.of("WHOM", "world"))
                .withArguments(List.of("!", "once"));

        try (JavaProcess process = JavaProcess.start("sayer", command, log())) {
            assertThat(process.awaitExit(LONG)).isZero();
            assertThat(process.output().strip()).isEqualTo("hello world !");
        }
    }

    @Test
    void aReadyProcessRunsUntilItIsKilled() {
        try (JavaProcess process = JavaProcess.start("sayer", sayer().withArguments(List.of("!", "stay")), log())) {
            process.awaitReady(LONG, () -> process.output().contains("!"));
            assertThat(process.isAlive()).isTrue();

            process.kill9();

            assertThat(process.awaitExit(LONG)).isEqualTo(KILLED);
            assertThat(ProcessHandle.of(process.pid())).isEmpty();
        }
    }

    @Test
    void aProcessThatEndsBeforeItIsReadyIsReportedWithTheEndOfItsLog() {
        try (JavaProcess process =
                JavaProcess.start("sayer", sayer().withArguments(List.of("good bye", "once")), log())) {
            assertThatThrownBy(() -> process.awaitReady(LONG, () -> false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("sayer ended before it was ready")
                    .hasMessageContaining(log().toString())
                    .hasMessageContaining("good bye");
        }
    }

    @Test
    void aProcessThatDoesNotEndInTimeIsKilled() {
        try (JavaProcess process = JavaProcess.start("sayer", sayer().withArguments(List.of("!", "stay")), log())) {
            assertThatThrownBy(() -> process.awaitExit(Duration.ofMillis(100)))
                    .hasMessageContaining("sayer still ran after PT0.1S");
            assertThat(process.isAlive()).isFalse();
        }
    }

    private Path log() {
        return folder.resolve("sayer.log");
    }

    private static JavaCommand sayer() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return JavaCommand.of(Sayer.class.getName(), List.of(classPath.split(File.pathSeparator, -1)));
    }

    /** Says what it was given, and stays if told so. */
    static final class Sayer {

        private Sayer() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(System.getProperty("greeting") + ' ' + System.getenv("WHOM") + ' ' + arguments[0]);
            if (arguments[1].equals("stay")) {
                new CountDownLatch(1).await();
            }
        }
    }
}
