package io.tidemark.benchmarks.latency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultLogTest {

    private final ResultLog log = new ResultLog();

    @Test
    void whatIsTakenIsWhatWasAddedInItsOrder() {
        List<SeenResult> expected = new ArrayList<>();
        // More than a chunk of them, one of them longer than a chunk.
        for (int i = 0; i < 10_000; i++) {
            expected.add(add(i, i == 5_000 ? 1 << 21 : i % 100));
        }

        assertThat(log.take()).isEqualTo(expected);
    }

    @Test
    void nothingIsTakenTwice() {
        add(1, 0);
        log.take();
        SeenResult second = add(2, 0);

        assertThat(log.take()).containsExactly(second);
        assertThat(log.take()).isEmpty();
    }

    private SeenResult add(int number, int padding) {
        byte[] json = ("{\"key\":{\"service\":\"service-" + number + "\"},\"count\":" + number + " ".repeat(padding)
                        + "}")
                .getBytes(UTF_8);
        log.add(json, number);
        return SeenResult.read(json, number);
    }
}
