package io.tidemark.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void allWorkloadsAreMeasuredByDefault() {
        assertThat(Trials.of(Options.parse()))
                .extracting(Trial::name)
                .contains("W1", "W2", "W3", "W4", "W5", "W6", "W8", "W1/RocksDB", "W6/RocksDB");
    }

    @Test
    void aWorkloadBringsItsTrialOnRocksDb() {
        assertThat(Trials.of(Options.parse("--workloads", "w2,W3/RocksDB")))
                .extracting(Trial::name)
                .containsExactly("W2", "W2/RocksDB", "W3/RocksDB");
    }

    @Test
    void theBaseOfTheRatiosAlwaysRuns() {
        assertThat(Trials.of(Options.parse("--workloads", "W1", "--engines", "jet,loop"))
                        .get(0)
                        .contenders())
                .extracting(Contender::name)
                .containsExactly("Tidemark", "loop", "Jet/same", "Jet/sketches-java");
    }

    @Test
    void everyWorkloadHasFullWindowsBeforeMeasuringBegins() {
        for (Trial trial : Trials.of(Options.parse())) {
            assertThat(trial.workload().settling().millis())
                    .as(trial.name())
                    .isGreaterThanOrEqualTo(trial.workload().sizeMillis());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bogus",
                "--rounds 0",
                "--rounds x",
                "--rounds",
                "--parallelism 3",
                "--workloads W9",
                "--engines Spark"
            })
    void whatItDoesNotUnderstandIsRefused(String commandLine) {
        assertThatThrownBy(() -> Options.parse(commandLine.split(" "))).isInstanceOf(IllegalArgumentException.class);
    }
}
