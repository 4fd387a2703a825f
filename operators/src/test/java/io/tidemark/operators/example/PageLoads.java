package io.tidemark.operators.example;

import static io.tidemark.operators.example.PageLoadExtractor.MILLIS;

import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowedStreams;
import io.tidemark.operators.WindowingOptions;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * How fast pages load, a minute at a time and a visit at a time: events, windows, aggregates and triggers are chosen freely,
 * as in a {@code StreamProcessor<T, A, W, Tr>}, and all windows are computed in one pass of one operator.
 */
public final class PageLoads {

    /** A load that takes longer is slow. */
    public static final double SLOW_MILLIS = 1000;

    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);

    private PageLoads() {}

    /** The definition: what to compute. */
    public static WindowedStatistics<PageLoad> statistics() {
        CompositeAggregate aggregates = CompositeAggregate.of(
                new NamedAggregate("loads", Aggregates.count()),
                new NamedAggregate("total_ms", Aggregates.sum(MILLIS)),
                new NamedAggregate("p50_ms", Aggregates.percentile(MILLIS, 50)),
                new NamedAggregate("slow_share", new SlowShare(MILLIS, SLOW_MILLIS)));
        return WindowedStatistics.of("page-loads", new PageLoadExtractor())
                .window(WindowDefinition.of("minute", WindowAssigners.tumbling(Duration.ofMinutes(1)), aggregates)
                        .withTriggers(Triggers.watermark(), new FirstAbove(MILLIS, SLOW_MILLIS)))
                .window(WindowDefinition.of("visit", WindowAssigners.session(Duration.ofSeconds(30)), aggregates))
                .options(new WindowingOptions(TimeDomain.EVENT, 0, 0, 0, 1000, WindowLimitPolicy.REJECT))
                .reportEvery(REPORT_INTERVAL);
    }

    /** The definition as a part of a job: a stream in; results, late pairs, pairs over the limit and reports out. */
    public static WindowedStreams<PageLoad> of(DataStream<PageLoad> loads) {
        return statistics().uid("page-load-windows").applyTo(loads);
    }
}
