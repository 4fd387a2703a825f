package io.tidemark.benchmarks.growth;

import io.tidemark.benchmarks.flink.StateBackend;
import io.tidemark.benchmarks.run.Measurement;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.tidemark.TidemarkEngine;
import io.tidemark.benchmarks.workload.KeyDraw;
import io.tidemark.benchmarks.workload.Phase;
import io.tidemark.benchmarks.workload.WindowShape;
import io.tidemark.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How Tidemark's cost of an event grows with the number of keys, of windows that an event belongs to, of values in a window, and
 * with parallelism. Prints a table, each line when it is measured; with a file name as its argument also draws a line chart into it.
 */
public final class Growth {

    private static final int ROUNDS = 3;
    private static final int SECOND = 1_000;
    private static final int RATE = 100_000;

    private Growth() {}

    /**
     * @throws Exception when a job fails
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println("| what grows | to | CPU ns/event | wall ns/event |\n|---|---:|---:|---:|");
        // For the code to be compiled; not shown.
        point(tumbling(SECOND, SECOND, RATE), SECOND, 1);
        point(sliding(20), 20, 1);
        List<Series> series = List.of(
                series(
                        "keys",
                        1,
                        keys -> tumbling(keys, 10 * SECOND, RATE),
                        1,
                        10,
                        100,
                        1_000,
                        10_000,
                        100_000,
                        1_000_000),
                series("windows per event", 1, Growth::sliding, 1, 2, 6, 20, 60, 200, 600),
                series("values per window", 1, Growth::full, 1, 10, 100, 1_000, 10_000, 100_000),
                series("keys, parallelism 2", 2, keys -> tumbling(keys, 10 * SECOND, RATE), 1, 100, 10_000, 1_000_000));
        if (arguments.length > 0) {
            draw(Path.of(arguments[0]), series);
        }
        System.exit(0);
    }

    private static void draw(Path file, List<Series> series) throws IOException {
        Files.writeString(file, LineChart.svg("CPU time of an event, in ns, as one thing grows", series));
    }

    private static Series series(String name, int parallelism, Shape shape, int... sizes) throws Exception {
        List<Series.Point> points = new ArrayList<>();
        for (int size : sizes) {
            Series.Point point = point(shape.workload(size), size, parallelism);
            points.add(point);
            System.out.printf(
                    Locale.ROOT, "| %s | %,d | %,.0f | %,.0f |%n", name, size, point.cpuNanos(), point.wallNanos());
        }
        return new Series(name, points);
    }

    /**
     * The median of a few runs after one to warm up, besides what warms up the process. Values are not checked here: the largest
     * streams have no room for an oracle, and {@link io.tidemark.benchmarks.SideBySide} checks the same operator.
     */
    private static Series.Point point(Workload workload, int size, int parallelism) throws Exception {
        double[] cpu = new double[ROUNDS];
        double[] wall = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            System.gc();
            Measurement measurement = run(workload, parallelism);
            if (round >= 0) {
                cpu[round] = measurement.cpuNanosPerEvent();
                wall[round] = (double) measurement.elapsedNanos() / measurement.events();
            }
        }
        Arrays.sort(cpu);
        Arrays.sort(wall);
        return new Series.Point(size, cpu[ROUNDS / 2], wall[ROUNDS / 2]);
    }

    private static Measurement run(Workload workload, int parallelism) throws Exception {
        PaneCount panes = PaneCount.of(workload);
        Run run = Run.open(workload, parallelism, panes.settling(), panes.measured());
        try {
            new TidemarkEngine(StateBackend.HEAP).run(run);
        } finally {
            run.close();
        }
        return run.measurement();
    }

    private static Workload tumbling(int keys, int sizeMillis, int rate) {
        return new Workload(
                "growth",
                WindowShape.TUMBLING,
                sizeMillis,
                sizeMillis,
                keys,
                KeyDraw.UNIFORM,
                new Phase(rate, sizeMillis),
                new Phase(rate, sizeMillis));
    }

    /** 10 keys, a slide of 100 ms. */
    private static Workload sliding(int windows) {
        int slide = 100;
        int size = windows * slide;
        return new Workload(
                "growth",
                WindowShape.SLIDING,
                size,
                slide,
                10,
                KeyDraw.UNIFORM,
                new Phase(100, Math.max(SECOND, size)),
                new Phase(RATE, 4 * SECOND));
    }

    /** Windows of 10 s with so many values each, a million events in all. */
    private static Workload full(int values) {
        return tumbling(RATE * 10 / values, 10 * SECOND, RATE);
    }

    /** Makes a workload of a size. */
    private interface Shape {

        Workload workload(int size);
    }
}
