package io.tidemark.job.config;

import io.tidemark.job.config.yaml.BooleanType;
import io.tidemark.job.config.yaml.ByteSizeType;
import io.tidemark.job.config.yaml.ChoiceType;
import io.tidemark.job.config.yaml.DurationType;
import io.tidemark.job.config.yaml.EitherType;
import io.tidemark.job.config.yaml.IntegerType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.operators.RunningDefinitions;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.state.CachedWindowStore;
import java.time.Duration;
import java.util.List;

/** The options below {@code processor}. */
final class ProcessorOptions {

    /** Stands for {@code none} until the record is made. */
    private static final Duration NONE = Duration.ofSeconds(Long.MAX_VALUE);

    static final Option<TimeDomain> TIME = Option.of(
            "time",
            ChoiceType.of(TimeDomain.class),
            TimeDomain.EVENT,
            "event: windows follow the events' own times; processing: the wall clock of arrival.");
    static final Option<Duration> OUT_OF_ORDERNESS = Option.of(
            "out-of-orderness",
            DurationType.NOT_NEGATIVE,
            Duration.ofSeconds(2),
            "How far an event may lie behind the newest one without being late; delays every result as much.");
    static final Option<Duration> WATERMARK_INTERVAL = Option.of(
            "watermark-interval", DurationType.POSITIVE, Duration.ofMillis(20), "How often watermarks are emitted.");
    static final Option<Duration> IDLE_TIMEOUT = Option.of(
            "idle-timeout",
            orNone(DurationType.POSITIVE),
            Duration.ofSeconds(30),
            "After how long without events a partition or file no longer holds windows open; none for never.");
    static final Option<Duration> MAX_FUTURE_SKEW = Option.of(
            "max-future-skew",
            orNone(DurationType.NOT_NEGATIVE),
            Duration.ofMinutes(5),
            "How far ahead of the wall clock an event's time may lie before it is rejected; none for any.");
    static final Option<Boolean> ALLOW_LATE_EVENTS = Option.of(
            "allow-late-events", new BooleanType(), true, "Whether a window takes events after it has fired.");
    static final Option<Duration> LATE_EVENT_THRESHOLD = Option.of(
            "late-event-threshold",
            DurationType.NOT_NEGATIVE,
            Duration.ofMinutes(5),
            "For how long after its end, by the watermark, a window takes late events.");
    static final Option<Duration> EVERY =
            Option.required("every", DurationType.POSITIVE, "How long, by the wall clock, late events are gathered.");
    static final Option<Duration> LATE_FIRING = Option.of(
            "late-firing",
            new EitherType<>(
                    "each-event",
                    Duration.ZERO,
                    ObjectType.of(List.of(EVERY), section -> section.get(EVERY)),
                    "each-event or {every: 1s}"),
            Duration.ZERO,
            "When late events fire their window: each-event, or {every: 1s} for all of a second together.");
    static final Option<Duration> WINDOW_RETENTION = Option.of(
            "window-retention",
            DurationType.NOT_NEGATIVE,
            Duration.ofMinutes(5),
            "How long after its end, by the watermark, a window's state is kept at least.");
    static final Option<Long> MAX_WINDOWS_PER_KEY = Option.of(
            "max-windows-per-key",
            new IntegerType(1, Integer.MAX_VALUE),
            1000L,
            "Bound of the live windows of one key, over all window definitions.");
    static final Option<WindowLimitPolicy> ON_WINDOW_LIMIT = Option.of(
            "on-window-limit",
            ChoiceType.of(WindowLimitPolicy.class),
            WindowLimitPolicy.REJECT,
            "Beyond the bound: reject the event for that window, or fire-oldest to make room.");
    static final Option<Duration> RESULT_BUFFER_TIMEOUT = Option.of(
            "result-buffer-timeout",
            DurationType.NOT_NEGATIVE,
            Duration.ofMillis(5),
            "How long a result may wait in a network buffer; 0 sends each at once.");
    static final Option<PreAggregation> PRE_AGGREGATION = Option.of(
            "pre-aggregation",
            ChoiceType.of(PreAggregation.class),
            PreAggregation.AUTO,
            "auto: events are batched by key and slice of time before the shuffle where the windows allow it; off: one by one.");
    static final Option<Long> STATE_CACHE = Option.of(
            "state-cache",
            new ByteSizeType(),
            CachedWindowStore.DEFAULT_BYTES,
            "Memory of each subtask for windows in use in front of RocksDB, such as 64mb; 0 for none.");

    static final Option<Duration> STATISTICS_RETENTION = Option.of(
            "statistics-retention",
            orNone(DurationType.POSITIVE),
            Duration.ofMillis(RunningDefinitions.DEFAULT_RETENTION_MILLIS),
            "How long, by the watermark, a key's running statistics are kept after its last value; none for ever.");

    static final ObjectType<ProcessorConfig> TYPE = ObjectType.of(
            List.of(
                    TIME,
                    OUT_OF_ORDERNESS,
                    WATERMARK_INTERVAL,
                    IDLE_TIMEOUT,
                    MAX_FUTURE_SKEW,
                    ALLOW_LATE_EVENTS,
                    LATE_EVENT_THRESHOLD,
                    LATE_FIRING,
                    WINDOW_RETENTION,
                    MAX_WINDOWS_PER_KEY,
                    ON_WINDOW_LIMIT,
                    RESULT_BUFFER_TIMEOUT,
                    PRE_AGGREGATION,
                    STATE_CACHE,
                    STATISTICS_RETENTION),
            ProcessorOptions::processor);

    /** What holds when the file has no {@code processor}. */
    static final ProcessorConfig DEFAULTS = new ProcessorConfig(
            TIME.fallback(),
            OUT_OF_ORDERNESS.fallback(),
            WATERMARK_INTERVAL.fallback(),
            IDLE_TIMEOUT.fallback(),
            MAX_FUTURE_SKEW.fallback(),
            ALLOW_LATE_EVENTS.fallback(),
            LATE_EVENT_THRESHOLD.fallback(),
            LATE_FIRING.fallback(),
            WINDOW_RETENTION.fallback(),
            Math.toIntExact(MAX_WINDOWS_PER_KEY.fallback()),
            ON_WINDOW_LIMIT.fallback(),
            RESULT_BUFFER_TIMEOUT.fallback(),
            PRE_AGGREGATION.fallback(),
            STATE_CACHE.fallback(),
            STATISTICS_RETENTION.fallback());

    private ProcessorOptions() {}

    /** A duration, or {@code none} until {@link #nullIfNone}. */
    static EitherType<Duration> orNone(DurationType type) {
        return new EitherType<>("none", NONE, type, "a duration such as 30s, or none");
    }

    private static ProcessorConfig processor(Section section) {
        return new ProcessorConfig(
                section.get(TIME),
                section.get(OUT_OF_ORDERNESS),
                section.get(WATERMARK_INTERVAL),
                nullIfNone(section.get(IDLE_TIMEOUT)),
                nullIfNone(section.get(MAX_FUTURE_SKEW)),
                section.get(ALLOW_LATE_EVENTS),
                section.get(LATE_EVENT_THRESHOLD),
                section.get(LATE_FIRING),
                section.get(WINDOW_RETENTION),
                Math.toIntExact(section.get(MAX_WINDOWS_PER_KEY)),
                section.get(ON_WINDOW_LIMIT),
                section.get(RESULT_BUFFER_TIMEOUT),
                section.get(PRE_AGGREGATION),
                section.get(STATE_CACHE),
                nullIfNone(section.get(STATISTICS_RETENTION)));
    }

    static Duration nullIfNone(Duration duration) {
        return duration.equals(NONE) ? null : duration;
    }
}
