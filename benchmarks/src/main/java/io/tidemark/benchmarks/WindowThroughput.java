package io.tidemark.benchmarks;

/**
 * Measures the throughput of Tidemark's window operator beside that of Flink's own, and checks that both compute the same.
 *
 * <p>Exit status: 0 when all results agree, 1 when some differ, 2 for a command line it does not understand.
 */
public final class WindowThroughput {

    private static final int MISMATCH = 1;
    private static final int USAGE = 2;

    private WindowThroughput() {}

    /**
     * @throws Exception when a job fails
     */
    public static void main(String[] arguments) throws Exception {
        BenchmarkOptions options;
        try {
            options = BenchmarkOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + BenchmarkOptions.USAGE);
            System.exit(USAGE);
            return;
        }
        System.out.printf(
                "parallelism %d, %s state, %d pairs of runs%n%s%n",
                options.parallelism(), options.stateBackend(), options.pairs(), Comparison.HEADING);
        try {
            for (Workload workload : options.workloads()) {
                System.out.println(Comparison.run(workload, options).row());
            }
        } catch (ResultMismatchException mismatch) {
            System.err.println("the engines disagree; " + mismatch.getMessage());
            System.exit(MISMATCH);
        }
        System.exit(0);
    }
}
