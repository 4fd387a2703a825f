package io.tidemark.operators.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.operators.Pane;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStreams;
import io.tidemark.operators.runtime.WindowOperator;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.statistics.SubtaskReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user's program as a job on a cluster, with everything switched off that would hide a missing type or uid. */
class PageLoadsITCase {

    private static final int PARALLELISM = 2;
    private static final int LOADS = 1200;
    private static final int PAGES = 6;
    /** One load a second; every page has one in six seconds, so a page's visit never ends. */
    private static final long PAUSE_MILLIS = 1000;
    /** The last load is many minutes behind the others. */
    private static final long LATE_TIME = 5;

    private static final String LATE_PAGE = page(LOADS);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(PARALLELISM)
            .build());

    @Test
    void resultsLatePairsAndReportsComeOutOfAJob() throws Exception {
        CollectingSink<WindowResult> results = new CollectingSink<>("results");
        CollectingSink<RefusedPair<PageLoad>> late = new CollectingSink<>("late");
        CollectingSink<RefusedPair<PageLoad>> overLimit = new CollectingSink<>("over-limit");
        CollectingSink<SubtaskReport> reports = new CollectingSink<>("reports");
        StreamExecutionEnvironment environment = environment();
        WindowedStreams<PageLoad> streams = PageLoads.of(loads(environment));
        streams.results().sinkTo(results).uid("results");
        streams.late().sinkTo(late).uid("late");
        streams.overLimit().sinkTo(overLimit).uid("over-limit");
        streams.reports().sinkTo(reports).uid("reports");
        environment.execute("page loads");

        assertThat(minuteCounts(results.received()))
                .hasSize(PAGES * 20)
                .allSatisfy((window, count) -> assertThat(count).isEqualTo(10));
        assertThat(results.received())
                .filteredOn(result -> result.window().equals("visit"))
                .hasSize(PAGES)
                .allSatisfy(result -> assertThat(result.count())
                        .as("the late load of %s belongs to its visit, which is still live", LATE_PAGE)
                        .isEqualTo(LOADS / PAGES + (result.key().equals(LATE_PAGE) ? 1 : 0)));
        assertThat(results.received())
                .filteredOn(result -> result.pane() == Pane.EARLY)
                .isNotEmpty();
        assertThat(late.received())
                .extracting(RefusedPair::window, RefusedPair::key, RefusedPair::time, RefusedPair::start)
                .containsExactly(tuple("minute", LATE_PAGE, LATE_TIME, 0L));
        assertThat(overLimit.received()).isEmpty();
        assertTotals(total(reports.received()), results.received());
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(PARALLELISM);
        return environment;
    }

    private static DataStream<PageLoad> loads(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(new NumberSequenceSource(0, LOADS), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .setParallelism(1)
                .map(PageLoadsITCase::load, TypeInformation.of(PageLoad.class))
                .uid("loads")
                .setParallelism(1)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<PageLoad>forGenerator(context -> new EveryEvent())
                        .withTimestampAssigner((load, before) -> load.time()))
                .uid("watermarks")
                .setParallelism(1);
    }

    private static PageLoad load(long number) {
        boolean last = number == LOADS;
        return new PageLoad(page(number), last ? LATE_TIME : number * PAUSE_MILLIS, number % 7 == 0 ? 1500 : 200);
    }

    private static String page(long number) {
        return "/page-" + number % PAGES;
    }

    /** On-time counts of the minutes, by page and start. */
    private static Map<String, Long> minuteCounts(List<WindowResult> results) {
        Map<String, Long> counts = new HashMap<>();
        for (WindowResult result : results) {
            if (result.window().equals("minute") && result.pane() == Pane.ON_TIME) {
                assertThat(counts.put(result.key() + " " + result.start(), result.count()))
                        .as("a minute closes once")
                        .isNull();
            }
        }
        return counts;
    }

    private static ProcessorStatistics total(List<SubtaskReport> reports) {
        Map<Integer, SubtaskReport> newest = new HashMap<>();
        for (SubtaskReport report : reports) {
            assertThat(report.operator()).isEqualTo(WindowOperator.REPORTER);
            assertThat(report.parallelism()).isEqualTo(PARALLELISM);
            newest.put(report.subtask(), report);
        }
        assertThat(newest).hasSize(PARALLELISM);
        ProcessorStatistics total = new ProcessorStatistics();
        newest.values().forEach(report -> total.add(report.statistics()));
        return total;
    }

    private static void assertTotals(ProcessorStatistics total, List<WindowResult> results) {
        assertThat(total.count("pairs.minute.on_time")).isEqualTo(LOADS);
        assertThat(total.count("pairs.minute.too_late")).isEqualTo(1);
        assertThat(total.count("pairs.visit.on_time")).isEqualTo(LOADS + 1);
        assertThat(total.count("pairs.visit.too_late")).isZero();
        assertThat(total.count(ProcessorStatistics.WINDOWS_FIRED)).isEqualTo(results.size());
        assertThat(total.count(ProcessorStatistics.ACTIVE_WINDOWS)).isZero();
        assertThat(total.count(ProcessorStatistics.ACTIVE_KEYS)).isZero();
        assertThat(total.watermark()).isEqualTo(Long.MAX_VALUE);
        assertThat(total.latencyMillis(0.5)).isNotNegative();
    }

    /** A watermark behind every event, so that what is late does not depend on timing. */
    private static final class EveryEvent implements WatermarkGenerator<PageLoad> {

        private long newest = Long.MIN_VALUE;

        @Override
        public void onEvent(PageLoad load, long timestamp, WatermarkOutput output) {
            newest = Math.max(newest, timestamp - 1);
            output.emitWatermark(new Watermark(newest));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
