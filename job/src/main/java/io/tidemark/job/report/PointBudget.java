package io.tidemark.job.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How many points a series may have, so that the page does not become too large for a browser, nor the points for the memory: few
 * series are drawn window by window, of many each gets its share.
 */
final class PointBudget {

    /** Numbers on a page, of about seven bytes each. */
    private static final long MAX_NUMBERS = 1_000_000;

    private static final int MAX_POINTS = 20_000;
    /** Fewer show nothing; a page with very many series is larger than the budget for that. */
    private static final int MIN_POINTS = 200;
    /** The time and the number of events of each point. */
    private static final int OWN_NUMBERS = 2;

    private final List<Share> shares = new ArrayList<>();

    /**
     * @param maxKeys of each definition that are drawn
     */
    PointBudget(List<DefinitionCount> definitions, int maxKeys) {
        for (DefinitionCount definition : definitions) {
            for (String key : definition.largestKeys(maxKeys)) {
                shares.add(new Share(
                        definition.key(key).panes(), definition.values().size() + OWN_NUMBERS));
            }
        }
    }

    /** Points that each series may have at most. */
    int pointsOfSeries() {
        int low = MIN_POINTS;
        int high = MAX_POINTS;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (numbers(middle) <= MAX_NUMBERS) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Numbers on the page if no series has more points. */
    private long numbers(int maxPoints) {
        return shares.stream()
                .mapToLong(share -> Math.min(maxPoints, share.panes()) * share.numbersOfPoint())
                .sum();
    }

    private record Share(long panes, int numbersOfPoint) {}
}
