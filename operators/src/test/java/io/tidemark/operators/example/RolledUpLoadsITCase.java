package io.tidemark.operators.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.functions.window.WindowView;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.RollUp;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowedStreams;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.statistics.SubtaskReport;
import io.tidemark.operators.windowing.ExtractedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A job of roll-ups in two stages, with late loads and a failure between checkpoints: the last result of each window is what the
 * aggregates make of all loads in it, one after the other.
 */
class RolledUpLoadsITCase {

    private static final int MOST_SUBTASKS = 2;
    private static final int LOADS = 150_000;
    private static final int PAGES = 23;
    private static final int DISORDER_MILLIS = 50;
    /** One load in so many is late, by less than windows wait for. */
    private static final int LATE = 500;

    private static final long LATE_MILLIS = 3_000;
    private static final long THRESHOLD = 10_000;
    private static final String EVEN = "even";

    private static final CompositeAggregate AGGREGATES = CompositeAggregate.of(
            new NamedAggregate("loads", Aggregates.count()),
            new NamedAggregate("total", Aggregates.sum(PageLoadExtractor.MILLIS)),
            new NamedAggregate("stddev", Aggregates.stddev(PageLoadExtractor.MILLIS, false)),
            new NamedAggregate("p95", Aggregates.percentile(PageLoadExtractor.MILLIS, 95)),
            new NamedAggregate("newest", Aggregates.last(PageLoadExtractor.MILLIS)));

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(MOST_SUBTASKS)
            .build());

    @ParameterizedTest
    @ValueSource(ints = {1, MOST_SUBTASKS})
    void aFailureAndLateLoadsLeaveNoTraceInRollUps(int parallelism) throws Exception {
        String run = "rolled-" + parallelism;
        CollectingSink<WindowResult> results = new CollectingSink<>(run + "-results");
        CollectingSink<RefusedPair<PageLoad>> late = new CollectingSink<>(run + "-late");
        CollectingSink<SubtaskReport> reports = new CollectingSink<>(run + "-reports");
        StreamExecutionEnvironment environment = environment(parallelism);
        WindowedStatistics<PageLoad> statistics = statistics();
        assertThat(statistics.batchPlan().obstacle()).isNull();
        WindowedStreams<PageLoad> streams = statistics.applyTo(loads(environment, run));
        streams.results().sinkTo(results).uid("results");
        streams.late().sinkTo(late).uid("late");
        streams.reports().sinkTo(reports).uid("reports");
        environment.execute(run);

        assertThat(FailingOnce.checkpointsBefore(run))
                .as("checkpoints before the failure")
                .isPositive();
        assertThat(late.received()).isEmpty();
        SortedMap<String, WindowResult> last = new TreeMap<>();
        for (WindowResult result : results.received()) {
            last.put(name(result.window(), result.key(), result.start(), result.end()), result);
        }
        SortedMap<String, List<PageLoad>> expected = expected();
        assertThat(last.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, loads) -> assertSame(name, last.get(name), loads));
        assertLedgerCloses(total(reports.received(), 3 * parallelism));
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(5));
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        return environment;
    }

    private static WindowedStatistics<PageLoad> statistics() {
        return WindowedStatistics.of("rolled-up-loads", new PageLoadExtractor())
                .window(WindowDefinition.of("short", tumbling(2_000), AGGREGATES))
                .rollUp(RollUp.ofKeys("parity", "short", RolledUpLoadsITCase::parity))
                .rollUp(RollUp.ofWindows("long", "short", tumbling(10_000)))
                .rollUp(RollUp.ofKeys("everything", "long", page -> ""))
                .options(new WindowingOptions(TimeDomain.EVENT, THRESHOLD, 0, 0, 1000, WindowLimitPolicy.REJECT))
                .reportEvery(Duration.ofDays(1));
    }

    private static WindowAssigner tumbling(long millis) {
        return WindowAssigners.tumbling(Duration.ofMillis(millis));
    }

    private static String parity(String page) {
        return (page.charAt(page.length() - 1) - '0') % 2 == 0 ? EVEN : "odd";
    }

    private static DataStream<PageLoad> loads(StreamExecutionEnvironment environment, String run) {
        return environment
                .fromSource(new NumberSequenceSource(0, LOADS - 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .setParallelism(1)
                .map(new FailingOnce(run, LOADS / 2))
                .uid("failing")
                .setParallelism(1)
                .map(RolledUpLoadsITCase::load, TypeInformation.of(PageLoad.class))
                .uid("loads")
                .setParallelism(1)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<PageLoad>forBoundedOutOfOrderness(Duration.ofMillis(2 * DISORDER_MILLIS))
                                .withTimestampAssigner((load, before) -> load.time()))
                .uid("watermarks")
                .setParallelism(1);
    }

    /** A load a millisecond, out of order and now and then late; the same for the same number. */
    private static PageLoad load(long number) {
        long mixed = (number * 0x9E3779B97F4A7C15L) >>> 33;
        long behind = number % LATE == 0 ? LATE_MILLIS : mixed % DISORDER_MILLIS;
        return new PageLoad("/page-" + mixed % PAGES, number - behind, mixed % 1000);
    }

    private static String name(String window, String key, long start, long end) {
        return window + " " + key + " [" + start + ", " + end + ")";
    }

    private static SortedMap<String, List<PageLoad>> expected() {
        SortedMap<String, List<PageLoad>> byName = new TreeMap<>();
        LongStream.range(0, LOADS).mapToObj(RolledUpLoadsITCase::load).forEach(load -> {
            tumbling(2_000).assign(load.time(), (start, end) -> {
                add(byName, name("short", load.page(), start, end), load);
                add(byName, name("parity", parity(load.page()), start, end), load);
            });
            tumbling(10_000).assign(load.time(), (start, end) -> {
                add(byName, name("long", load.page(), start, end), load);
                add(byName, name("everything", "", start, end), load);
            });
        });
        return byName;
    }

    private static void add(SortedMap<String, List<PageLoad>> byName, String name, PageLoad load) {
        byName.computeIfAbsent(name, none -> new ArrayList<>()).add(load);
    }

    private static void assertSame(String name, WindowResult found, List<PageLoad> loads) {
        CompositeAccumulator direct = AGGREGATES.create();
        ExtractedEvent<PageLoad> view = new ExtractedEvent<>(new PageLoadExtractor());
        for (PageLoad load : loads) {
            view.set(load, load.time());
            AGGREGATES.add(direct, view);
        }
        assertThat(found.count()).as(name).isEqualTo(loads.size());
        for (String part : AGGREGATES.names()) {
            Object expected = AGGREGATES.result(direct, viewOf(found)).value(part);
            Object value = found.values().value(part);
            if (expected instanceof Double number) {
                assertThat((Double) value)
                        .as("%s of %s", part, name)
                        .isCloseTo(number, org.assertj.core.data.Offset.offset(1e-9 * Math.max(1, Math.abs(number))));
            } else {
                assertThat(value).as("%s of %s", part, name).isEqualTo(expected);
            }
        }
    }

    private static WindowView viewOf(WindowResult result) {
        return new WindowView() {
            @Override
            public long start() {
                return result.start();
            }

            @Override
            public long end() {
                return result.end();
            }

            @Override
            public long count() {
                return result.count();
            }

            @Override
            public long unfired() {
                return 0;
            }
        };
    }

    /** The reports of the end: those of the attempt that failed have not come that far. */
    private static ProcessorStatistics total(List<SubtaskReport> reports, int subtasks) {
        List<SubtaskReport> last = reports.stream().filter(SubtaskReport::last).toList();
        assertThat(last).hasSize(subtasks);
        assertThat(last).extracting(SubtaskReport::operator).contains("windows", "rollups-1", "rollups-2");
        ProcessorStatistics total = new ProcessorStatistics();
        last.forEach(report -> total.add(report.statistics()));
        return total;
    }

    private static void assertLedgerCloses(ProcessorStatistics total) {
        for (String window : List.of("short", "parity", "long", "everything")) {
            assertThat(total.count("pairs." + window + ".on_time") + total.count("pairs." + window + ".late_accepted"))
                    .as("pairs of %s", window)
                    .isEqualTo(LOADS);
        }
        assertThat(total.count(ProcessorStatistics.LATE_ACCEPTED))
                .as("late pairs of windows over events alone")
                .isEqualTo(total.count("pairs.short.late_accepted"))
                .isPositive();
        assertThat(total.count("pairs.parity.late_accepted"))
                .as("what was late above may still be on time below, never the other way round")
                .isLessThanOrEqualTo(total.count("pairs.short.late_accepted"));
        assertThat(total.count(ProcessorStatistics.TOO_LATE)).isZero();
        assertThat(total.count(ProcessorStatistics.ACTIVE_WINDOWS)).isZero();
        assertThat(total.count(ProcessorStatistics.ACTIVE_KEYS)).isZero();
    }
}
