package io.tidemark.job.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, 500, 500ms",
        "2s, 2000, 2s",
        "1m, 60000, 1m",
        "1h, 3600000, 1h",
        "1d, 86400000, 1d",
        "0, 0, 0",
        "0s, 0, 0",
        "-0, 0, 0",
        "-90s, -90000, -90s",
        "+5s, 5000, 5s",
        "1500ms, 1500, 1500ms",
        "120m, 7200000, 2h",
        "PT1H30M, 5400000, 90m",
        "pt0.25s, 250, 250ms",
        "-PT5S, -5000, -5s",
        "P1D, 86400000, 1d",
        "9223372036854775807ms, 9223372036854775807, 9223372036854775807ms",
    })
    void durationsAreReadAndWritten(String text, long millis, String written) {
        assertThat(Durations.parse(text)).hasMillis(millis);
        assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(written);
        assertThat(Durations.parse(written)).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|\"5\" has no unit; did you mean 5s?",
                "5 s|did you mean 5s?",
                "5S|did you mean 5s?",
                "10min|did you mean 10m?",
                "3 Hours|did you mean 3h?",
                "2days|did you mean 2d?",
                "1w|\"1w\" is not a duration; expected a whole number with ms, s, m, h or d",
                "1.5s|is not a duration",
                "1h30m|or ISO 8601, such as PT1H30M",
                "soon|is not a duration",
                "P|is not a duration",
                "P1M|is not a duration",
                "PT0.0001S|is not a whole number of milliseconds",
                "9223372036854775808ms|is too long",
                "99999999999999999999d|is too long",
                "106751991168d|is too long",
                "PT9223372036854775807S|is too long",
            })
    void whatIsNoDurationGetsAdvice(String text, String advice) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "s", "ms", "１s", "0x5s"})
    void oddTextsAreRefused(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
