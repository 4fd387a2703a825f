package io.tidemark.job.config;

import java.io.Serializable;
import java.util.List;

/**
 * One aggregate of a window. Parameters that the kind does not have hold their defaults.
 *
 * @param name unique in its window; names the value in results
 * @param field what it reads; {@code null} for the event's value, or for no field where the kind needs none
 * @param p of a percentile, 0 to 100, shorthands included; otherwise NaN
 * @param population of variance and stddev: divide by n instead of n - 1
 * @param exactLimit of a percentile: up to this many values the result is exact
 * @param relativeAccuracy of a percentile beyond that, as a share of the true value
 * @param maxBins of a percentile beyond that: bound of its memory
 * @param k of top-k: how many values
 * @param alpha of ema: weight of the newest value, above 0 and up to 1, {@code span} included; otherwise NaN
 * @param of of ema and last-n: {@code value}, or {@code window.aggregate}
 * @param n of last-n and running-rate: how many values
 * @param percentiles of last-n: which ones it shows, 0 to 100
 */
public record AggregateConfig(
        String name,
        AggregateKind kind,
        String field,
        double p,
        boolean population,
        int exactLimit,
        double relativeAccuracy,
        int maxBins,
        int k,
        double alpha,
        String of,
        int n,
        List<Double> percentiles)
        implements Serializable {

    public AggregateConfig {
        percentiles = List.copyOf(percentiles);
    }

    /** Whether it takes events; otherwise results of a window. */
    public boolean isOfEvents() {
        return of.equals(AggregateOptions.VALUE);
    }
}
