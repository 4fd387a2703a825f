package io.tidemark.job.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the name of a value tells: {@code p95_latency}, {@code latency-p95} and {@code p95} are percentiles, {@code avg_latency} is
 * an average, each of its subject. Results do not say how their values were computed, and people name them so.
 *
 * @param subject what is left of the name, empty when nothing is
 * @param statistic the word that says what is computed, empty when there is none
 * @param percentile from 0 to 100, NaN for anything else
 */
record ValueName(String subject, String statistic, double percentile) {

    private static final Pattern SEPARATOR = Pattern.compile("[_.\\- ]+");
    private static final Pattern PERCENTILE = Pattern.compile("p\\d{1,5}");
    private static final double MEDIAN = 50;
    /** Words for values on the scale of the subject itself. */
    private static final Map<String, Double> STATISTICS =
            Map.of("median", MEDIAN, "avg", Double.NaN, "mean", Double.NaN, "min", Double.NaN, "max", Double.NaN);

    static ValueName of(String name) {
        List<String> words = new ArrayList<>(Arrays.asList(SEPARATOR.split(name, -1)));
        for (int at : new int[] {0, words.size() - 1}) {
            String word = words.get(at);
            boolean percentile = PERCENTILE.matcher(word).matches();
            if (percentile || STATISTICS.containsKey(word)) {
                words.remove(at);
                return new ValueName(
                        String.join(" ", words), word, percentile ? percentile(word) : STATISTICS.get(word));
            }
        }
        return new ValueName(String.join(" ", words), "", Double.NaN);
    }

    /** The digits behind the second one are behind the point: p999 is 99.9. */
    private static double percentile(String word) {
        String digits = word.substring(1);
        return digits.length() <= 2 || digits.equals("100")
                ? Double.parseDouble(digits)
                : Double.parseDouble(digits.substring(0, 2) + "." + digits.substring(2));
    }

    boolean isPercentile() {
        return !Double.isNaN(percentile);
    }

    boolean isMedianWord() {
        return statistic.equals("median");
    }
}
