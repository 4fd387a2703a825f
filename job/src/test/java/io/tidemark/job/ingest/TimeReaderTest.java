package io.tidemark.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.config.TimeFormat;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeReaderTest {

    @ParameterizedTest
    @CsvSource({
        "EPOCH_MILLIS, 1700158623979, 1700158623979",
        "EPOCH_MILLIS, -1, -1",
        "EPOCH_MILLIS, 5.0, 5",
        "EPOCH_MILLIS, 17e2, 1700",
        "EPOCH_MILLIS, 0e999999999, 0",
        "EPOCH_MILLIS, 9223372036854775807, 9223372036854775807",
        "EPOCH_MILLIS, -9223372036854775808, -9223372036854775808",
        "EPOCH_SECONDS, 1.2349, 1234",
        "EPOCH_SECONDS, -1.2341, -1235",
        "EPOCH_SECONDS, -1e-999999999, -1",
        "EPOCH_SECONDS, 1e-999999999, 0",
        "EPOCH_SECONDS, 9223372036854775.8079, 9223372036854775807",
        "ISO_8601, 2023-11-16T18:17:03.9799600Z, 1700158623979",
        "ISO_8601, 2023-11-16T19:17:03+01:00, 1700158623000",
        "ISO_8601, 2023-11-16T19:17:03+0100, 1700158623000",
        "ISO_8601, 2023-11-16T19:17:03+01, 1700158623000",
        "ISO_8601, 2023-11-16T19:17:03, 1700158623000",
        "ISO_8601, 1969-12-31T23:59:59.9999Z, -1",
    })
    void timesAreReadAndCutTowardsThePast(TimeFormat.Kind kind, String text, long millis) throws BadTimeException {
        assertThat(reader(kind, null).read(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd HH:mm:ss.SSSSSSS, 2023-11-16 18:17:03.9799600, 1700155023979",
        "yyyy-MM-dd HH:mm:ss, 1969-12-31 00:00:00, -90000000",
        "dd MMM yyyy, 16 Nov 2023, 1700089200000",
        "yyyy-MM-dd HH:mm XXX, 2023-11-16 18:17 +00:00, 1700158620000",
    })
    void patternsWithoutZoneUseTheConfiguredOne(String pattern, String text, long millis) throws BadTimeException {
        assertThat(reader(TimeFormat.Kind.PATTERN, pattern).read(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "EPOCH_MILLIS, ''",
        "EPOCH_MILLIS, 1.5",
        "EPOCH_MILLIS, ٣",
        "EPOCH_MILLIS, 9223372036854775808",
        "EPOCH_MILLIS, 1e999999999",
        "EPOCH_SECONDS, 9223372036854775.808",
        "EPOCH_SECONDS, 1e99999999999",
        "EPOCH_SECONDS, NaN",
        "ISO_8601, 2023-11-16",
        "ISO_8601, 2023-02-30T00:00:00Z",
        "ISO_8601, +999999999-01-01T00:00:00Z",
        "ISO_8601, 1700158623979",
    })
    void everythingElseIsABadTime(TimeFormat.Kind kind, String text) {
        assertThatThrownBy(() -> reader(kind, null).read(text)).isInstanceOf(BadTimeException.class);
    }

    @Test
    void aPatternRefusesDaysThatDoNotExist() {
        TimeReader days = reader(TimeFormat.Kind.PATTERN, "yyyy-MM-dd");

        assertThatThrownBy(() -> days.read("2023-02-30")).isInstanceOf(BadTimeException.class);
    }

    @Test
    void wholeSecondsThatOverflowAreABadTime() {
        TimeReader seconds = reader(TimeFormat.Kind.EPOCH_SECONDS, null);

        assertThatThrownBy(() -> seconds.read(Long.MAX_VALUE)).isInstanceOf(BadTimeException.class);
        assertThatThrownBy(() -> seconds.read(Long.MIN_VALUE)).isInstanceOf(BadTimeException.class);
    }

    private static TimeReader reader(TimeFormat.Kind kind, String pattern) {
        return new TimeReader(new TimeFormat(kind, pattern, ZoneId.of("Europe/Berlin")));
    }
}
