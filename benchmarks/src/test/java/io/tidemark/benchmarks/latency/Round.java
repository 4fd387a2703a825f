package io.tidemark.benchmarks.latency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a stretch of windows took.
 *
 * @param windows number of windows
 * @param results number of results
 * @param millis from the append of the closing event to the result being readable, of every result
 * @param windowMillis the same of the last readable result of every window
 * @param firstMillis from the append of the closing event to the first emission of every window
 * @param insideMillis from the append of the closing event to the emission by the window operator, of every result
 * @param eventsPerSecond that were sent
 * @param furthestBehindMillis how far the producer fell behind its pace
 */
record Round(
        int windows,
        int results,
        Latencies millis,
        Latencies windowMillis,
        Latencies firstMillis,
        Latencies insideMillis,
        double eventsPerSecond,
        double furthestBehindMillis) {

    /**
     * @param sent the windows of the round, by their starts
     * @param results all results of these windows
     * @throws IllegalStateException when a window was not closed
     */
    static Round of(Map<Long, SentWindow> sent, Collection<SeenResult> results, ClosingEvents closings) {
        List<Long> millis = new ArrayList<>();
        List<Long> insideMillis = new ArrayList<>();
        Map<Long, Long> lastOfWindow = new HashMap<>();
        Map<Long, Long> firstOfWindow = new HashMap<>();
        for (SeenResult result : results) {
            long closedMillis = closings.appendedMillis(result.end())
                    .orElseThrow(() -> new IllegalStateException("nothing closed the window of " + result));
            millis.add(result.readableMillis() - closedMillis);
            insideMillis.add(result.emittedMillis() - closedMillis);
            firstOfWindow.merge(result.start(), result.emittedMillis() - closedMillis, Math::min);
            lastOfWindow.merge(result.start(), result.readableMillis() - closedMillis, Math::max);
        }
        double seconds = sent.size() * LatencyPipeline.WINDOW_MILLIS / (double) TimeUnit.SECONDS.toMillis(1);
        return new Round(
                sent.size(),
                results.size(),
                Latencies.of(millis),
                Latencies.of(lastOfWindow.values()),
                Latencies.of(firstOfWindow.values()),
                Latencies.of(insideMillis),
                sent.values().stream().mapToLong(SentWindow::events).sum() / seconds,
                sent.values().stream()
                                .mapToLong(SentWindow::furthestBehindNanos)
                                .max()
                                .orElse(0)
                        / (double) TimeUnit.MILLISECONDS.toNanos(1));
    }
}
