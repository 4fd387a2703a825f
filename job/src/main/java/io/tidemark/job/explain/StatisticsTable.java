package io.tidemark.job.explain;

import io.tidemark.functions.running.AnomalyDetector;
import io.tidemark.functions.running.Judgement;
import io.tidemark.functions.running.NamedDetector;
import io.tidemark.functions.running.NamedStatistic;
import io.tidemark.functions.running.RunningInput;
import io.tidemark.functions.running.RunningStatistic;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.yaml.Durations;
import io.tidemark.job.topology.RunningStatistics;
import io.tidemark.operators.RunningDefinitions;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** What keys remember across their windows: what it is of, and the bytes that it takes in a checkpoint. */
final class StatisticsTable {

    private static final long SEED = 1;
    private static final int FEW_VALUES = 32;
    private static final int MANY_VALUES = 100_000;
    /** Between the values that are made up: many of them fill every bucket of a season of weeks. */
    private static final long MILLIS_BETWEEN = 60_000;

    private final RunningDefinitions running;
    private final Duration retention;

    StatisticsTable(PipelineConfig pipeline) {
        this.running = RunningStatistics.of(pipeline);
        this.retention = pipeline.processor().statisticsRetention();
    }

    /** Says of each statistic and detector what it takes. */
    void describe(Page page) {
        for (NamedStatistic statistic : running.statistics()) {
            page.item("running statistic " + statistic.window() + "." + statistic.name() + ": "
                    + input(statistic.input()));
        }
        for (NamedDetector detector : running.detectors()) {
            page.item("detector " + detector.name() + ": " + input(detector.input()));
        }
    }

    private static String input(RunningInput input) {
        return input instanceof RunningInput.Results result
                ? "of " + result.value() + " in each on-time result of window " + result.window()
                : "of every event of the key in the order in which they arrive, late ones too";
    }

    /** Says what they take for a key. */
    void print(Page page) {
        if (running.isEmpty()) {
            return;
        }
        page.text(
                "  ",
                String.format(
                        Locale.ROOT,
                        "Running statistics and detectors take %,d bytes a key after %d values each, %,d after %,d. They are kept %s.",
                        bytes(FEW_VALUES),
                        FEW_VALUES,
                        bytes(MANY_VALUES),
                        MANY_VALUES,
                        retention == null
                                ? "for ever (statistics-retention is none): a key that never comes again stays"
                                : "for " + Durations.format(retention)
                                        + " after the key's last value (statistics-retention), and as long as it has windows"));
    }

    private long bytes(int values) {
        Set<String> seen = new HashSet<>();
        long bytes = 0;
        for (NamedStatistic statistic : running.statistics()) {
            if (seen.add(statistic.signature())) {
                bytes += bytes(statistic.statistic(), values);
            }
        }
        for (NamedDetector detector : running.detectors()) {
            bytes += bytes(detector.detector(), values);
        }
        return bytes;
    }

    private static <S> long bytes(RunningStatistic<S> statistic, int values) {
        S state = statistic.create();
        Random random = new Random(SEED);
        for (int i = 0; i < values; i++) {
            statistic.add(state, i * MILLIS_BETWEEN, random.nextGaussian());
        }
        return written(out -> statistic.write(state, out));
    }

    private static <S> long bytes(AnomalyDetector<S> detector, int values) {
        S state = detector.create();
        Judgement judgement = new Judgement();
        Random random = new Random(SEED);
        for (int i = 0; i < values; i++) {
            detector.judge(state, i * MILLIS_BETWEEN, random.nextGaussian(), judgement);
        }
        return written(out -> detector.write(state, out));
    }

    private static long written(Writing writing) {
        try (DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream())) {
            writing.to(out);
            return out.size();
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is written to", impossible);
        }
    }

    /** Writes some state. */
    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }
}
