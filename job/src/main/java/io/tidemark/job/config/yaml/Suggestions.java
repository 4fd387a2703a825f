package io.tidemark.job.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to type. */
public final class Suggestions {

    private Suggestions() {}

    /** {@code "; did you mean watermark-interval?"} when a candidate is close to the text, otherwise nothing. */
    public static String didYouMean(String text, Collection<String> candidates) {
        return closest(text, candidates)
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }

    /**
     * The candidate with the fewest edits, at most a third of its length and at least one; underscores count as hyphens and
     * capitals as small letters.
     */
    public static Optional<String> closest(String text, Collection<String> candidates) {
        String wanted = normal(text);
        // A text many times longer than any candidate is not a misspelling, and comparing it would be slow.
        if (wanted.length() > 100) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(candidate -> distance(wanted, normal(candidate)) <= allowance(candidate))
                .min(Comparator.comparingInt((String candidate) -> distance(wanted, normal(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int allowance(String candidate) {
        return Math.max(1, candidate.length() / 3);
    }

    private static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours between two texts: the optimal string alignment distance
     * (Boytsov, "Indexing methods for approximate dictionary searching", 2011, section 2.1).
     */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
