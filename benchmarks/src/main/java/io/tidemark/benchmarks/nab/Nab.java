package io.tidemark.benchmarks.nab;

import io.tidemark.functions.running.AnomalyDetectors;
import io.tidemark.functions.running.RobustOptions;
import io.tidemark.functions.running.SeasonOptions;
import io.tidemark.functions.running.ZScoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Runs the detectors, each with its default options for all series, over labelled series of the Numenta Anomaly Benchmark, and prints
 * how many labelled windows they hit, how often they raise false alarms, and their score. The first argument is the folder of the
 * series; without it, it is {@code nab} in the folder {@code TIDEMARK_DATA} or {@code ../shared/data}.
 */
public final class Nab {

    /** What the detectors of the product are to beat. */
    static final Contestant PLAIN = new Contestant("plain z-score > 3", GlobalZScore::ofThePointsSoFar);

    static final Contestant SEASONAL = Contestant.of(
            "seasonal",
            AnomalyDetectors.seasonal(
                    SeasonOptions.DEFAULTS, AnomalyDetectors.zScore(ZScoreOptions.SEASONAL_DEFAULTS)));

    static final List<Contestant> DETECTORS = List.of(
            Contestant.of("z-score", AnomalyDetectors.zScore(ZScoreOptions.DEFAULTS)),
            Contestant.of("robust", AnomalyDetectors.robust(RobustOptions.DEFAULTS)),
            SEASONAL);

    private static final Contestant HINDSIGHT =
            new Contestant("plain z-score > 3 of the whole series, in hindsight", GlobalZScore::inHindsight);

    private Nab() {}

    /**
     * @throws IOException when the series cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : defaultFolder();
        if (!Files.exists(folder.resolve(SeriesReader.WINDOWS))) {
            System.out.println("skipped: no " + SeriesReader.WINDOWS + " in "
                    + folder.toAbsolutePath().normalize() + "; give the folder of the Numenta series as the argument");
            return;
        }
        List<LabelledSeries> all = SeriesReader.read(folder);
        System.out.println("| detector | labelled windows hit | false alarms per 1,000 points | NAB score |");
        System.out.println("|---|---:|---:|---:|");
        print(PLAIN, all);
        print(HINDSIGHT, all);
        DETECTORS.forEach(detector -> print(detector, all));
        System.out.printf("%n| hit and false alarms |%s%n", cells(all, LabelledSeries::name));
        System.out.printf("|---|%s%n", cells(all, series -> "---:"));
        printEach(PLAIN, all);
        DETECTORS.forEach(detector -> printEach(detector, all));
        DETECTORS.stream()
                .filter(detector -> total(detector, all).beats(total(PLAIN, all)))
                .forEach(
                        detector -> System.out.printf("%n%s beats %s on both counts%n", detector.name(), PLAIN.name()));
    }

    static Path defaultFolder() {
        String data = System.getenv("TIDEMARK_DATA");
        return Path.of(data != null ? data : "../shared/data").resolve("nab");
    }

    static Tally total(Contestant contestant, List<LabelledSeries> all) {
        return all.stream().map(series -> tally(contestant, series)).reduce(Tally.NONE, Tally::plus);
    }

    private static Tally tally(Contestant contestant, LabelledSeries series) {
        return NabScoring.tally(series, contestant.alarms().in(series));
    }

    private static void print(Contestant contestant, List<LabelledSeries> all) {
        Tally tally = total(contestant, all);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d of %d | %.2f | %.1f |%n",
                contestant.name(),
                tally.hit(),
                tally.windows(),
                tally.falseAlarmsPerThousand(),
                tally.normalisedScore());
    }

    private static void printEach(Contestant contestant, List<LabelledSeries> all) {
        System.out.printf(
                "| %s |%s%n",
                contestant.name(), cells(all, series -> {
                    Tally tally = tally(contestant, series);
                    return tally.hit() + " of " + tally.windows() + ", " + tally.falseAlarms();
                }));
    }

    private static String cells(List<LabelledSeries> all, Function<LabelledSeries, String> cell) {
        return all.stream().map(cell).reduce("", (row, text) -> row + " " + text + " |");
    }
}
