package io.tidemark.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyOptionsTest {

    @Test
    void everyOptionIsTaken() {
        LatencyOptions options = LatencyOptions.parse(
                ("--events-per-second 1 --keys 2 --partitions 4 --parallelism 3 --warm-up-seconds 5 --rounds 6 --seconds 7"
                                + " --delivery exactly-once --state-backend hashmap --set a.b=c=d --flink e=f=g"
                                + " --engine both --out-of-orderness-millis 8 --streams h=i=j")
                        .split(" "));

        assertThat(options.eventsPerSecond()).isEqualTo(1);
        assertThat(options.keys()).isEqualTo(2);
        assertThat(options.partitions()).isEqualTo(4);
        assertThat(options.parallelism()).isEqualTo(3);
        assertThat(options.warmUpSeconds()).isEqualTo(5);
        assertThat(options.rounds()).isEqualTo(6);
        assertThat(options.roundSeconds()).isEqualTo(7);
        assertThat(options.delivery()).isEqualTo("exactly-once");
        assertThat(options.stateBackend()).isEqualTo("hashmap");
        assertThat(options.pipelineSettings()).containsExactly("a.b=c=d");
        assertThat(options.engines()).containsExactly("tidemark", "kafka-streams");
        assertThat(options.outOfOrdernessMillis()).isEqualTo(8);
        assertThat(options.streamsSettings()).containsEntry("h", "i=j").hasSize(1);
        assertThat(options.flinkSettings()).containsEntry("e", "f=g").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--speed 1, unknown option --speed",
        "--keys 0, '--keys needs a whole number of at least 1, found 0'",
        "--keys ten, found ten",
        "--keys, --keys needs a value",
        "--keys 1000001, --keys is at most 1000000",
        "--delivery never, '--delivery is one of [at-least-once, exactly-once], found never'",
        "--set a, '--set needs NAME=VALUE, found a'",
        "--parallelism 3, --parallelism 3 is more than --partitions 2"
    })
    void whatCannotBeDoneIsRefusedWithTheReason(String line, String why) {
        assertThatThrownBy(() -> LatencyOptions.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
