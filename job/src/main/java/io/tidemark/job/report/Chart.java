package io.tidemark.job.report;

import java.util.List;

/**
 * Values that are drawn over one another.
 *
 * @param title what they are values of
 * @param percentiles drawn as bands, the lowest first
 * @param others drawn as lines
 */
record Chart(String title, List<Line> percentiles, List<Line> others) {

    Chart {
        percentiles = List.copyOf(percentiles);
        others = List.copyOf(others);
    }

    /**
     * One value.
     *
     * @param name of the value
     * @param place of the value in a point
     * @param label short, for the legend
     * @param shown at first
     */
    record Line(String name, int place, String label, boolean shown) {}
}
