package io.tidemark.benchmarks.oracle;

/** An engine's results are wrong: its times say nothing. */
public final class ResultMismatchException extends Exception {

    /**
     * @param message what was expected and what was found
     */
    public ResultMismatchException(String message) {
        super(message);
    }
}
