package io.tidemark.job.cli;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.yaml.Durations;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What records {@code simulate} makes: the settings of {@code source.simulator} of a pipeline file. */
final class SimulateOptions {

    @Option(
            names = "--events-per-second",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Events a second; ${DEFAULT-VALUE} if not given.")
    private long eventsPerSecond;

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "50",
            description = "Number of different keys; ${DEFAULT-VALUE} if not given.")
    private int keys;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides everything random but the times; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Option(names = "--events", paramLabel = "N", description = "Events in all; without end if not given.")
    private Long events;

    @Option(
            names = "--disorder",
            paramLabel = "DURATION",
            defaultValue = "200ms",
            converter = DurationConverter.class,
            description = "How far times may lie before the wall clock; ${DEFAULT-VALUE} if not given.")
    private Duration disorder;

    @Option(
            names = "--late-share",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of events, 0 to 1, that come late; ${DEFAULT-VALUE} if not given.")
    private double lateShare;

    @Option(
            names = "--late-by",
            paramLabel = "DURATION",
            defaultValue = "10m",
            converter = DurationConverter.class,
            description = "How far late events lie behind; ${DEFAULT-VALUE} if not given.")
    private Duration lateBy;

    @Option(
            names = "--bad-share",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of events, 0 to 1, that validation refuses; ${DEFAULT-VALUE} if not given.")
    private double badShare;

    @Option(
            names = "--anomaly-share",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of events, 0 to 1, with a value out of the ordinary; ${DEFAULT-VALUE} if not given.")
    private double anomalyShare;

    /**
     * @throws CommandFailure when a number is out of its range
     */
    ConnectorConfig.Simulator simulator() {
        requireAtLeast("--events-per-second", eventsPerSecond, 1);
        requireAtLeast("--keys", keys, 1);
        if (events != null) {
            requireAtLeast("--events", events, 0);
        }
        requireShare("--late-share", lateShare);
        requireShare("--bad-share", badShare);
        requireShare("--anomaly-share", anomalyShare);
        return new ConnectorConfig.Simulator(
                eventsPerSecond,
                keys,
                seed,
                events == null ? Long.MAX_VALUE : events,
                Instant.EPOCH,
                disorder,
                lateShare,
                lateBy,
                badShare,
                anomalyShare);
    }

    private static void requireAtLeast(String option, long value, long least) {
        if (value < least) {
            throw CommandFailure.usage(option + " must be at least " + least + ", found " + value);
        }
    }

    private static void requireShare(String option, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw CommandFailure.usage(option + " must be from 0 to 1, found " + value);
        }
    }

    /** Durations as a pipeline file spells them. */
    private static final class DurationConverter implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                Duration duration = Durations.parse(text);
                if (duration.isNegative()) {
                    throw new TypeConversionException("must not be negative, found " + text);
                }
                return duration;
            } catch (IllegalArgumentException notOne) {
                throw new TypeConversionException(notOne.getMessage());
            }
        }
    }
}
