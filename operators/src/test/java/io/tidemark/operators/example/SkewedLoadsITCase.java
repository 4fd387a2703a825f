package io.tidemark.operators.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Pane;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowedStreams;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.statistics.SubtaskReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A job that batches and shares slices, with most of its load on one key, many checkpoints, and a failure after some of them:
 * what comes out in the end is what a program with two loops computes.
 */
class SkewedLoadsITCase {

    private static final int PARALLELISM = 2;
    private static final int LOADS = 300_000;
    /** One load in so many has another key than the hot one. */
    private static final int RARE = 10;

    private static final int KEYS = 20;
    /** Loads are this far from their place at most, and watermarks that far behind. */
    private static final int DISORDER_MILLIS = 50;

    private static final long SIZE = 10_000;
    private static final long SLIDE = 2_000;
    private static final long MINUTE = 6_000;
    private static final long GAP = 150;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(PARALLELISM)
            .build());

    @Test
    void aFailureBetweenCheckpointsLeavesNoTrace() throws Exception {
        CollectingSink<WindowResult> results = new CollectingSink<>("skewed-results");
        CollectingSink<RefusedPair<PageLoad>> late = new CollectingSink<>("skewed-late");
        CollectingSink<RefusedPair<PageLoad>> overLimit = new CollectingSink<>("skewed-over-limit");
        CollectingSink<SubtaskReport> reports = new CollectingSink<>("skewed-reports");
        StreamExecutionEnvironment environment = environment();
        WindowedStatistics<PageLoad> statistics = statistics();
        assertThat(statistics.batchPlan().obstacle()).isNull();
        WindowedStreams<PageLoad> streams = statistics.applyTo(loads(environment));
        streams.results().sinkTo(results).uid("results");
        streams.late().sinkTo(late).uid("late");
        streams.overLimit().sinkTo(overLimit).uid("over-limit");
        streams.reports().sinkTo(reports).uid("reports");
        environment.execute("skewed loads");

        assertThat(FailingOnce.checkpointsBefore("skewed"))
                .as("checkpoints before the failure")
                .isPositive();
        assertThat(late.received()).isEmpty();
        assertThat(overLimit.received()).isEmpty();
        assertThat(panes(results.received())).isEqualTo(expectedPanes());
        assertLedgerCloses(total(reports.received()), expectedPanes());
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(PARALLELISM);
        return environment;
    }

    private static WindowedStatistics<PageLoad> statistics() {
        CompositeAggregate aggregates = CompositeAggregate.of(
                new NamedAggregate("loads", Aggregates.count()),
                new NamedAggregate("total", Aggregates.sum(PageLoadExtractor.MILLIS)),
                new NamedAggregate("slowest", Aggregates.max(PageLoadExtractor.MILLIS)));
        return WindowedStatistics.of("skewed-loads", new PageLoadExtractor())
                .window(WindowDefinition.of("moving", moving(), aggregates))
                .window(WindowDefinition.of("minute", minute(), aggregates))
                .window(WindowDefinition.of("visit", WindowAssigners.session(Duration.ofMillis(GAP)), aggregates))
                .options(new WindowingOptions(TimeDomain.EVENT, 1000, 0, 0, 1000, WindowLimitPolicy.REJECT))
                .reportEvery(Duration.ofDays(1));
    }

    private static WindowAssigner moving() {
        return WindowAssigners.sliding(Duration.ofMillis(SIZE), Duration.ofMillis(SLIDE));
    }

    private static WindowAssigner minute() {
        return WindowAssigners.tumbling(Duration.ofMillis(MINUTE));
    }

    private static DataStream<PageLoad> loads(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(new NumberSequenceSource(0, LOADS - 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .setParallelism(1)
                .map(new FailingOnce("skewed", LOADS / 2))
                .uid("failing")
                .setParallelism(1)
                .map(SkewedLoadsITCase::load, TypeInformation.of(PageLoad.class))
                .uid("loads")
                .setParallelism(1)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<PageLoad>forBoundedOutOfOrderness(Duration.ofMillis(2 * DISORDER_MILLIS))
                                .withTimestampAssigner((load, before) -> load.time()))
                .uid("watermarks")
                .setParallelism(1);
    }

    /** A load a millisecond, out of order, with pauses on rare pages; the same for the same number. */
    private static PageLoad load(long number) {
        long mixed = (number * 0x9E3779B97F4A7C15L) >>> 33;
        String page = mixed % RARE == 0 ? "/page-" + (mixed / RARE) % KEYS : "/hot";
        long time = number + mixed % (2 * DISORDER_MILLIS) - DISORDER_MILLIS;
        return new PageLoad(page, time, mixed % 1000);
    }

    /** The newest content of every pane, as one line by its identity: a failure replays results, and they must not differ. */
    private static SortedMap<String, String> panes(List<WindowResult> results) {
        SortedMap<String, String> panes = new TreeMap<>();
        for (WindowResult result : results) {
            assertThat(result.pane()).isEqualTo(Pane.ON_TIME);
            assertThat(result.paneIndex()).isZero();
            String content = content(result.count(), (Double) result.values().value("total"), (Double)
                    result.values().value("slowest"));
            String before = panes.put(name(result.window(), result.key(), result.start(), result.end()), content);
            assertThat(before == null || before.equals(content))
                    .as("%s was %s before", result, before)
                    .isTrue();
        }
        return panes;
    }

    private static String name(String window, String key, long start, long end) {
        return window + " " + key + " [" + start + ", " + end + ")";
    }

    private static String content(long count, double total, double slowest) {
        return count + " loads, total " + total + ", slowest " + slowest;
    }

    private static SortedMap<String, String> expectedPanes() {
        SortedMap<String, List<PageLoad>> byName = new TreeMap<>();
        SortedMap<String, List<PageLoad>> byPage = new TreeMap<>();
        for (long number = 0; number < LOADS; number++) {
            PageLoad load = load(number);
            byPage.computeIfAbsent(load.page(), none -> new ArrayList<>()).add(load);
            moving().assign(load.time(), (start, end) -> add(byName, name("moving", load.page(), start, end), load));
            minute().assign(load.time(), (start, end) -> add(byName, name("minute", load.page(), start, end), load));
        }
        byPage.forEach((page, loads) -> addVisits(page, loads, byName));
        SortedMap<String, String> panes = new TreeMap<>();
        byName.forEach((name, loads) -> panes.put(
                name,
                content(
                        loads.size(),
                        loads.stream().mapToDouble(PageLoad::millis).sum(),
                        loads.stream().mapToDouble(PageLoad::millis).max().orElseThrow())));
        return panes;
    }

    private static void addVisits(String page, List<PageLoad> loads, SortedMap<String, List<PageLoad>> byName) {
        TreeSet<Long> times = new TreeSet<>();
        loads.forEach(load -> times.add(load.time()));
        TreeMap<Long, Long> ends = new TreeMap<>();
        long start = times.first();
        for (long time : times) {
            if (ends.containsKey(start) && time > ends.get(start)) {
                start = time;
            }
            ends.put(start, time + GAP);
        }
        for (PageLoad load : loads) {
            long first = ends.floorKey(load.time());
            add(byName, name("visit", page, first, ends.get(first)), load);
        }
    }

    private static void add(SortedMap<String, List<PageLoad>> byName, String name, PageLoad load) {
        byName.computeIfAbsent(name, none -> new ArrayList<>()).add(load);
    }

    /** The reports of the end: those of the attempt that failed have not come that far. */
    private static ProcessorStatistics total(List<SubtaskReport> reports) {
        List<SubtaskReport> last = reports.stream().filter(SubtaskReport::last).toList();
        assertThat(last).hasSize(PARALLELISM);
        ProcessorStatistics total = new ProcessorStatistics();
        last.forEach(report -> total.add(report.statistics()));
        return total;
    }

    private static void assertLedgerCloses(ProcessorStatistics total, SortedMap<String, String> panes) {
        assertThat(total.count("pairs.moving.on_time")).isEqualTo(LOADS * (SIZE / SLIDE));
        assertThat(total.count("pairs.minute.on_time")).isEqualTo(LOADS);
        assertThat(total.count("pairs.visit.on_time")).isEqualTo(LOADS);
        assertThat(total.count(ProcessorStatistics.TOO_LATE)).isZero();
        assertThat(total.count(ProcessorStatistics.LATE_ACCEPTED)).isZero();
        assertThat(total.count(ProcessorStatistics.OVER_LIMIT)).isZero();
        assertThat(total.count(ProcessorStatistics.WINDOWS_FIRED)).isEqualTo(panes.size());
        assertThat(total.count(ProcessorStatistics.ACTIVE_WINDOWS)).isZero();
        assertThat(total.count(ProcessorStatistics.ACTIVE_KEYS)).isZero();
    }
}
