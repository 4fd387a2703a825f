package io.tidemark.job.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    @ParameterizedTest
    @CsvSource({
        "watermark-intervall, watermark-interval idle-timeout, watermark-interval",
        "watermark_interval, watermark-interval idle-timeout, watermark-interval",
        "TIME, time trigger, time",
        "tiem, time, time",
        "averge, avg range, ",
        "color, size slide, ",
        "sise, size slide, size",
    })
    void theClosestCandidateIsSuggested(String text, String candidates, String expected) {
        assertThat(Suggestions.closest(text, Arrays.asList(candidates.split(" ")))
                        .orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, abc, 0", "abc, '', 3", "kitten, sitting, 3", "ab, ba, 1", "time, tiem, 1"})
    void theDistanceCountsEditsAndSwaps(String a, String b, int expected) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(expected);
        assertThat(Suggestions.distance(b, a)).isEqualTo(expected);
    }
}
