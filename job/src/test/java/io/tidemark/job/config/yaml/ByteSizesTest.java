package io.tidemark.job.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizesTest {

    @ParameterizedTest
    @CsvSource({
        "64mb, 67108864, 64mb",
        "1gb, 1073741824, 1gb",
        "512kb, 524288, 512kb",
        "1024mb, 1073741824, 1gb",
        "100, 100, 100",
        "2048, 2048, 2kb",
        "0, 0, 0",
        "0mb, 0, 0",
        "9223372036854775807, 9223372036854775807, 9223372036854775807",
    })
    void sizesAreReadAndWritten(String text, long bytes, String written) {
        assertThat(ByteSizes.parse(text)).isEqualTo(bytes);
        assertThat(ByteSizes.format(bytes)).isEqualTo(written);
        assertThat(ByteSizes.parse(written)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64MB|\"64MB\" is not a size; did you mean 64mb?",
                "64 mb|did you mean 64mb?",
                "64m|did you mean 64mb?",
                "1GiB|did you mean 1gb?",
                "10 bytes|did you mean 10?",
                "1tb|\"1tb\" is not a size; expected a whole number with kb, mb or gb, such as 64mb, or of bytes",
                "1.5gb|is not a size",
                "-1|is not a size",
                "much|is not a size",
                "9223372036854775808|is too large",
                "8589934592gb|is too large",
            })
    void whatIsNoneIsRefusedWithWhatToWrite(String text, String message) {
        assertThatThrownBy(() -> ByteSizes.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
