package io.tidemark.benchmarks.growth;

import java.util.List;
import java.util.Locale;

/** Lines on two logarithmic axes, as SVG; each line is labelled where it ends. */
final class LineChart {

    private static final int LEFT = 70;
    private static final int TOP = 50;
    private static final int PLOT_WIDTH = 560;
    private static final int PLOT_HEIGHT = 320;
    private static final int LABELS = 190;
    private static final int BOTTOM = 40;
    private static final String INK = "#1f2933";
    private static final String GRID = "#d5dbe1";
    private static final List<String> COLOURS = List.of("#1f77b4", "#d1782f", "#2c8c4a", "#8a4fbf", "#b03a4a");

    private final StringBuilder svg = new StringBuilder();
    private final double lowest;
    private final double highest;
    private final double widest;

    private LineChart(List<Series> series) {
        double least = Double.MAX_VALUE;
        double most = 0;
        double size = 10;
        for (Series each : series) {
            for (Series.Point point : each.points()) {
                least = Math.min(least, point.cpuNanos());
                most = Math.max(most, point.cpuNanos());
                size = Math.max(size, point.size());
            }
        }
        lowest = Math.floor(Math.log10(least));
        highest = Math.max(lowest + 1, Math.ceil(Math.log10(most)));
        widest = Math.ceil(Math.log10(size));
    }

    /** Draws a chart. */
    static String svg(String title, List<Series> series) {
        return new LineChart(series).draw(title, series);
    }

    private String draw(String title, List<Series> series) {
        int width = LEFT + PLOT_WIDTH + LABELS;
        int height = TOP + PLOT_HEIGHT + BOTTOM;
        append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" fill=\"%s\">%n",
                width, height, width, height, INK);
        append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", width, height);
        append("<text x=\"12\" y=\"24\" font-size=\"16\" font-weight=\"bold\">%s</text>%n", title);
        grid();
        for (int i = 0; i < series.size(); i++) {
            line(series.get(i), COLOURS.get(i % COLOURS.size()));
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid() {
        for (int power = 0; power <= widest; power++) {
            double x = x(Math.pow(10, power));
            append(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>%n",
                    x, TOP, x, TOP + PLOT_HEIGHT, GRID);
            append(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>%n",
                    x, TOP + PLOT_HEIGHT + 18, power(power));
        }
        for (int power = (int) lowest; power <= highest; power++) {
            double y = y(Math.pow(10, power));
            append(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                    LEFT, y, LEFT + PLOT_WIDTH, y, GRID);
            append("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,d</text>%n", LEFT - 8, y + 4, power(power));
        }
    }

    private void line(Series series, String colour) {
        StringBuilder path = new StringBuilder();
        for (Series.Point point : series.points()) {
            double x = x(point.size());
            double y = y(point.cpuNanos());
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.length() == 0 ? "M" : " L", x, y));
            append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", x, y, colour);
        }
        Series.Point last = series.points().get(series.points().size() - 1);
        append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, colour);
        append(
                "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>%n",
                x(last.size()) + 8, y(last.cpuNanos()) + 4, colour, series.name());
    }

    private double x(double size) {
        return LEFT + PLOT_WIDTH * Math.log10(size) / widest;
    }

    private double y(double nanos) {
        return TOP + PLOT_HEIGHT * (highest - Math.log10(nanos)) / (highest - lowest);
    }

    private static long power(int exponent) {
        return Math.round(Math.pow(10, exponent));
    }

    private void append(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
