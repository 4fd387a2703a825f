package io.tidemark.benchmarks.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabTest {

    @TempDir
    private Path folder;

    @Test
    void aWindowHasThePointsFromItsStartToItsEndBothIncluded() throws IOException {
        Files.writeString(
                folder.resolve("a.csv"),
                "timestamp,value\n2015-01-01 00:00:00,1\n2015-01-01 00:05:00,2.5\n2015-01-01 00:10:00,3\n2015-01-01 00:15:00,4");
        Files.writeString(
                folder.resolve("windows.json"),
                "{\"a.csv\": [[\"2015-01-01 00:05:00.000000\", \"2015-01-01 00:10:00.000000\"]]}");
        LabelledSeries series = SeriesReader.read(folder).get(0);
        assertThat(series.times()).startsWith(1_420_070_400_000L, 1_420_070_700_000L);
        assertThat(series.values()).containsExactly(1, 2.5, 3, 4);
        assertThat(series.windows()).containsExactly(new LabelledWindow(1, 2));
    }

    @Test
    void thePlainScoreAlarmsAboveThreeDeviationsOfThePointsBefore() {
        // -1, 0, 1: mean 0, stddev 1; then of -1, 0, 1, 4: mean 1, stddev √(14 / 3) = 2.160, so 8 is 3.24 away.
        LabelledSeries series = new LabelledSeries("b", new long[6], new double[] {-1, 0, 1, 4, 8, 3}, List.of());
        assertThat(GlobalZScore.ofThePointsSoFar(series)).containsExactly(false, false, false, true, true, false);
        assertThat(GlobalZScore.inHindsight(series)).doesNotContain(true);
    }

    /** What the README says. */
    @Test
    void theSeasonalDetectorBeatsThePlainScoreOnTheNumentaSeries() throws IOException {
        Path data = Nab.defaultFolder();
        assumeTrue(
                Files.exists(data.resolve(SeriesReader.WINDOWS)),
                "no Numenta series in " + data.toAbsolutePath().normalize() + "; TIDEMARK_DATA names another folder");
        List<LabelledSeries> all = SeriesReader.read(data);
        assertThat(Nab.total(Nab.SEASONAL, all).beats(Nab.total(Nab.PLAIN, all)))
                .isTrue();
    }
}
