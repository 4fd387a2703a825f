package io.tidemark.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars on a logarithmic axis, as SVG: how many times a peer's throughput Tidemark has. Bars begin at 1, so those of
 * faster peers point to the left.
 */
final class BarChart {

    /**
     * @param label of the bar
     * @param ratio its length, and the ends of its whisker
     */
    record Bar(String label, Spread ratio) {}

    /**
     * Bars under one heading.
     */
    record Group(String heading, List<Bar> bars) {}

    private static final int LABEL_WIDTH = 240;
    private static final int PLOT_WIDTH = 560;
    private static final int RIGHT_MARGIN = 70;
    private static final int ROW = 20;
    private static final int HEADING = 30;
    private static final int TOP = 64;
    private static final String INK = "#1f2933";
    private static final String GRID = "#d5dbe1";
    private static final String AHEAD = "#1f77b4";
    private static final String BEHIND = "#d1782f";

    private final StringBuilder svg = new StringBuilder();
    private final double lowest;
    private final double highest;

    private BarChart(List<Group> groups) {
        double least = 1;
        double most = 1;
        for (Group group : groups) {
            for (Bar bar : group.bars()) {
                least = Math.min(least, bar.ratio().min());
                most = Math.max(most, bar.ratio().max());
            }
        }
        lowest = Math.floor(Math.log10(least));
        highest = Math.max(lowest + 1, Math.ceil(Math.log10(most)));
    }

    /** Draws a chart. */
    static String svg(String title, List<Group> groups) {
        return new BarChart(groups).draw(title, groups);
    }

    private String draw(String title, List<Group> groups) {
        int height = TOP + 20;
        for (Group group : groups) {
            height += HEADING + ROW * group.bars().size();
        }
        int width = LABEL_WIDTH + PLOT_WIDTH + RIGHT_MARGIN;
        append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" fill=\"%s\">%n",
                width, height, width, height, INK);
        append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", width, height);
        append("<text x=\"12\" y=\"24\" font-size=\"16\" font-weight=\"bold\">%s</text>%n", escaped(title));
        grid(height);
        int y = TOP;
        for (Group group : groups) {
            append("<text x=\"12\" y=\"%d\" font-weight=\"bold\">%s</text>%n", y + 20, escaped(group.heading()));
            y += HEADING;
            for (Bar bar : group.bars()) {
                bar(bar, y);
                y += ROW;
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(int height) {
        for (int power = (int) lowest; power <= highest; power++) {
            double x = x(Math.pow(10, power));
            append(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%s\"/>%n",
                    x, TOP - 8, x, height - 12, power == 0 ? INK : GRID, power == 0 ? "1.5" : "1");
            append("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", x, TOP - 14, factor(power));
        }
    }

    private void bar(Bar bar, int y) {
        double one = x(1);
        double end = x(bar.ratio().median());
        int middle = y + ROW / 2;
        append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                LABEL_WIDTH - 8, middle + 4, escaped(bar.label()));
        append(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                Math.min(one, end), y + 3, Math.abs(end - one), ROW - 6, end >= one ? AHEAD : BEHIND);
        append(
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>%n",
                x(bar.ratio().min()), middle, x(bar.ratio().max()), middle, INK);
        append(
                "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
                Math.max(one, x(bar.ratio().max())) + 6,
                middle + 4,
                String.format(
                        Locale.ROOT,
                        bar.ratio().median() < 10 ? "%.2f" : "%.0f",
                        bar.ratio().median()));
    }

    private double x(double ratio) {
        return LABEL_WIDTH + PLOT_WIDTH * (Math.log10(ratio) - lowest) / (highest - lowest);
    }

    private static String factor(int power) {
        return power >= 0 ? "1" + "0".repeat(power) : "0." + "0".repeat(-power - 1) + "1";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void append(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
