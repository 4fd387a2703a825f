package io.tidemark.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The aggregates of {@code conf/azure-llm.yaml} over the requests of a window, each by its textbook definition. */
final class Textbook {

    /** Values up to which percentiles, and texts up to which distinct counts, are exact. */
    private static final int EXACT = 128;

    private static final double SKETCH_ACCURACY = 0.01;
    private static final double DISTINCT_THREE_SIGMA = 3 * 1.04 / Math.sqrt(4096);

    private static final double ROUNDING = 1e-9;
    private static final int K = 5;

    private final List<Request> requests;
    private final Map<String, Object> actual;
    private final Set<String> compared = new LinkedHashSet<>();
    private final double[] tokens;
    private final double[] context;

    private Textbook(List<Request> requests, Map<String, Object> actual) {
        this.requests = requests;
        this.actual = actual;
        this.tokens = requests.stream().mapToDouble(Request::generated).sorted().toArray();
        this.context = requests.stream().mapToDouble(Request::context).sorted().toArray();
    }

    /** Fails unless the values of a result are those of these requests, no one missing and none too many. */
    static void assertValues(WindowKey window, List<Request> requests, Map<String, Object> values) {
        new Textbook(requests, values).compare(window);
    }

    private void compare(WindowKey window) {
        int n = tokens.length;
        double sum = Arrays.stream(tokens).sum();
        double mean = sum / n;
        double squares = Arrays.stream(tokens).map(x -> (x - mean) * (x - mean)).sum();
        exactly("requests", n);
        number("rate", n / ((window.end() - window.start()) / 1000.0));
        number("tokens", sum);
        number("avg_tokens", mean);
        exactly("min_tokens", tokens[0]);
        exactly("max_tokens", tokens[n - 1]);
        exactly("range_tokens", tokens[n - 1] - tokens[0]);
        number("variance_tokens", n < 2 ? null : squares / (n - 1));
        number("variance_of_all", squares / n);
        number("stddev_tokens", n < 2 ? null : Math.sqrt(squares / (n - 1)));
        number("stddev_of_all", Math.sqrt(squares / n));
        percentile("p50_tokens", tokens, 50);
        percentile("p75_tokens", tokens, 75);
        percentile("p90_tokens", tokens, 90);
        percentile("p95_tokens", tokens, 95);
        percentile("p99_tokens", tokens, 99);
        percentile("p999_tokens", tokens, 99.9);
        percentile("median_tokens", tokens, 50);
        distinct("distinct_tokens", Request::generatedTokens);
        Comparator<Request> byTimeThenValue =
                Comparator.comparingLong(Request::time).thenComparingDouble(Request::generated);
        exactly(
                "first_tokens",
                requests.stream().min(byTimeThenValue).orElseThrow().generated());
        exactly(
                "last_tokens",
                requests.stream().max(byTimeThenValue).orElseThrow().generated());
        top("top_tokens");
        number("context", Arrays.stream(context).sum());
        percentile("p95_context", context, 95);
        distinct("distinct_context", Request::contextTokens);
        assertThat(actual.keySet()).as("aggregates compared").isEqualTo(compared);
    }

    private void exactly(String name, double expected) {
        compared.add(name);
        assertThat(((Number) actual.get(name)).doubleValue()).as(name).isEqualTo(expected);
    }

    private void number(String name, Double expected) {
        compared.add(name);
        if (expected == null) {
            assertThat(actual).as(name).containsEntry(name, null);
            return;
        }
        assertThat(((Number) actual.get(name)).doubleValue())
                .as(name)
                .isCloseTo(expected, within(ROUNDING * Math.max(1, Math.abs(expected))));
    }

    /** linear between the values of the two ranks around {@code p/100·(n-1)}. All values are positive. */
    private void percentile(String name, double[] sorted, double p) {
        double rank = p / 100 * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        double expected = sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
        if (sorted.length <= EXACT) {
            number(name, expected);
            return;
        }
        compared.add(name);
        assertThat(((Number) actual.get(name)).doubleValue())
                .as(name)
                .isCloseTo(expected, within((SKETCH_ACCURACY + ROUNDING) * expected));
    }

    private void distinct(String name, Function<Request, String> field) {
        long expected = requests.stream().map(field).distinct().count();
        compared.add(name);
        double tolerance = expected <= EXACT ? 0 : DISTINCT_THREE_SIGMA * expected;
        assertThat(((Number) actual.get(name)).doubleValue()).as(name).isCloseTo((double) expected, within(tolerance));
    }

    /** The trace has few enough different values for the counts to be exact. */
    private void top(String name) {
        compared.add(name);
        List<Map<String, Object>> expected = requests.stream()
                .collect(Collectors.groupingBy(Request::generatedTokens, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(K)
                .map(entry -> {
                    Map<String, Object> top = new LinkedHashMap<>();
                    top.put("value", entry.getKey());
                    top.put("count", Math.toIntExact(entry.getValue()));
                    top.put("exact", true);
                    return top;
                })
                .toList();
        assertThat(actual.get(name)).as(name).isEqualTo(expected);
    }
}
