package io.tidemark.benchmarks;

import io.tidemark.benchmarks.flink.StateBackend;
import io.tidemark.benchmarks.flink.WindowOperatorEngine;
import io.tidemark.benchmarks.jet.JetEngine;
import io.tidemark.benchmarks.loop.PlainLoop;
import io.tidemark.benchmarks.run.Engine;
import io.tidemark.benchmarks.sql.SqlEngine;
import io.tidemark.benchmarks.tidemark.TidemarkEngine;
import io.tidemark.benchmarks.workload.KeyDraw;
import io.tidemark.benchmarks.workload.Phase;
import io.tidemark.benchmarks.workload.WindowShape;
import io.tidemark.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** What there is to measure, in full and in quick. */
final class Trials {

    /** Name of the trial of a workload on RocksDB. */
    static final String ON_ROCKSDB = "/RocksDB";

    static final String TIDEMARK = "Tidemark";
    static final String TIDEMARK_ON_TWO = "Tidemark/2 subtasks";
    static final String TIDEMARK_ON_ROCKSDB = "Tidemark/RocksDB";

    /** The windows of so many keys fit into the cache in front of RocksDB. */
    private static final int KEYS_IN_CACHE = 10_000;

    /** The workloads, each window as full as it will be when measuring begins; of W3 and W4 fewer keys than one might want. */
    private static final List<Workload> WORKLOADS = List.of(
            new Workload(
                    "W1",
                    WindowShape.TUMBLING,
                    1_000,
                    1_000,
                    1,
                    KeyDraw.UNIFORM,
                    new Phase(1_000_000, 10_000),
                    new Phase(1_000_000, 40_000)),
            new Workload(
                    "W2",
                    WindowShape.TUMBLING,
                    10_000,
                    10_000,
                    10_000,
                    KeyDraw.UNIFORM,
                    new Phase(100_000, 20_000),
                    new Phase(100_000, 200_000)),
            new Workload(
                    "W3",
                    WindowShape.SLIDING,
                    60_000,
                    1_000,
                    1_000,
                    KeyDraw.UNIFORM,
                    new Phase(10_000, 60_000),
                    new Phase(10_000, 60_000)),
            new Workload(
                    "W4",
                    WindowShape.SLIDING,
                    10_000,
                    100,
                    250,
                    KeyDraw.UNIFORM,
                    new Phase(25_000, 10_000),
                    new Phase(25_000, 8_000)),
            new Workload(
                    "W5",
                    WindowShape.SESSION,
                    5_000,
                    5_000,
                    10_000,
                    KeyDraw.IN_TURNS,
                    new Phase(100_000, 20_000),
                    new Phase(100_000, 40_000)),
            new Workload(
                    "W6",
                    WindowShape.TUMBLING,
                    60_000,
                    60_000,
                    100_000,
                    KeyDraw.UNIFORM,
                    new Phase(5_000, 60_000),
                    new Phase(5_000, 480_000)),
            new Workload(
                    "W8",
                    WindowShape.TUMBLING,
                    10_000,
                    10_000,
                    10_000,
                    KeyDraw.ONE_HOT,
                    new Phase(100_000, 20_000),
                    new Phase(100_000, 100_000)));

    private static final List<String> QUICK_ON_ROCKSDB = List.of("W2", "W3");

    private static final int WARM_UP_DIVISOR = 4;
    /** A fast engine is through the smaller stream before its code is compiled. */
    private static final int WARM_UP_SECONDS = 10;

    private Trials() {}

    /** All trials that the options ask for. */
    static List<Trial> of(Options options) {
        List<Trial> all = options.latency() ? latency(options) : throughput(options);
        return all.stream()
                .filter(trial -> options.takes(trial.name()))
                .map(options::chosen)
                .toList();
    }

    /** At a pace that every engine holds; windows of a second fire all keys at once. */
    private static List<Trial> latency(Options options) {
        int seconds = options.quick() ? 5_000 : 15_000;
        Workload paced = new Workload(
                "latency",
                WindowShape.TUMBLING,
                1_000,
                1_000,
                10_000,
                KeyDraw.UNIFORM,
                new Phase(50_000, 5_000),
                new Phase(50_000, seconds));
        List<Engine> engines = List.of(
                new TidemarkEngine(StateBackend.HEAP),
                new TidemarkEngine(StateBackend.ROCKSDB),
                WindowOperatorEngine.withSketches(StateBackend.HEAP),
                new SqlEngine(),
                JetEngine.withSketches());
        return List.of(new Trial(paced.name(), paced, paced, 0, contenders(engines, options.parallelism())));
    }

    private static List<Trial> throughput(Options options) {
        boolean quick = options.quick();
        List<Trial> trials = new ArrayList<>();
        for (Workload full : WORKLOADS) {
            trials.add(trial(
                    full.name(),
                    quick ? quick(full) : full,
                    quick,
                    quick ? fewOnHeap(options) : onHeap(full, options)));
            if (quick ? QUICK_ON_ROCKSDB.contains(full.name()) : full.draw() != KeyDraw.ONE_HOT) {
                trials.add(trial(full.name() + ON_ROCKSDB, onRocksDb(full, quick), quick, onRocksDb(full, options)));
            }
        }
        return trials;
    }

    private static Trial trial(String name, Workload workload, boolean quick, List<Contender> contenders) {
        return new Trial(name, workload, workload.smaller(WARM_UP_DIVISOR), quick ? 0 : WARM_UP_SECONDS, contenders);
    }

    private static List<Contender> onHeap(Workload workload, Options options) {
        List<Engine> engines = new ArrayList<>(List.of(
                new TidemarkEngine(StateBackend.HEAP),
                PlainLoop.remerging(),
                WindowOperatorEngine.withComposite(StateBackend.HEAP),
                new SqlEngine(),
                JetEngine.withComposite()));
        if (fitsCache(workload)) {
            engines.add(new TidemarkEngine(StateBackend.ROCKSDB));
        }
        if (workload.shape() == WindowShape.SLIDING) {
            engines.add(PlainLoop.running());
        } else {
            // Of overlapping windows each engine takes minutes a round; there what counts is the handling of windows.
            engines.add(WindowOperatorEngine.withSketches(StateBackend.HEAP));
            engines.add(JetEngine.withSketches());
        }
        List<Contender> contenders = new ArrayList<>(contenders(engines, options.parallelism()));
        if (workload.draw() == KeyDraw.ONE_HOT) {
            contenders.add(new Contender(TIDEMARK_ON_TWO, engines.get(0), 2));
        }
        return contenders;
    }

    private static List<Contender> fewOnHeap(Options options) {
        return contenders(
                List.of(
                        new TidemarkEngine(StateBackend.HEAP),
                        PlainLoop.remerging(),
                        WindowOperatorEngine.withComposite(StateBackend.HEAP),
                        new SqlEngine(),
                        JetEngine.withComposite()),
                options.parallelism());
    }

    private static List<Contender> onRocksDb(Workload workload, Options options) {
        List<Engine> engines = new ArrayList<>(List.of(
                new TidemarkEngine(StateBackend.ROCKSDB), WindowOperatorEngine.withSketches(StateBackend.ROCKSDB)));
        if (!fitsCache(workload)) {
            engines.add(new TidemarkEngine(StateBackend.HEAP));
        }
        return contenders(engines, options.parallelism());
    }

    /** Then Tidemark on RocksDB goes through the stream of the engines on the heap, and can be compared with itself there. */
    private static boolean fitsCache(Workload workload) {
        return workload.keys() <= KEYS_IN_CACHE && workload.draw() != KeyDraw.ONE_HOT;
    }

    private static List<Contender> contenders(List<Engine> engines, int parallelism) {
        return engines.stream()
                .map(engine -> new Contender(engine.name(), engine, parallelism))
                .toList();
    }

    /** Fewer keys and events, as many to a window. */
    private static Workload quick(Workload workload) {
        return switch (workload.name()) {
            case "W1" -> workload.smaller(4).measuring(8_000);
            case "W2", "W8" -> workload.smaller(2).measuring(10_000);
            case "W3" -> workload.smaller(20).measuring(30_000);
            case "W4" -> workload.smaller(10).measuring(4_000);
            case "W5" -> workload.smaller(8);
            default -> workload.measuring(60_000);
        };
    }

    /** A stream that the window operator gets through on RocksDB in a minute; in seconds if quick. */
    private static Workload onRocksDb(Workload workload, boolean quick) {
        Workload onDisk =
                switch (workload.name()) {
                    case "W1" -> workload.smaller(10).measuring(10_000);
                    case "W2" -> workload.smaller(2).measuring(20_000);
                    case "W3", "W4" -> workload.smaller(8);
                    default -> workload.smaller(4);
                };
        return quick ? quick(workload).smaller(8) : onDisk;
    }
}
