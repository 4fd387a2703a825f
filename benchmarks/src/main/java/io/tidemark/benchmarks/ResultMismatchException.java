package io.tidemark.benchmarks;

/** Two runs that should have had the same results had different ones: their times say nothing. */
final class ResultMismatchException extends Exception {

    ResultMismatchException(String message) {
        super(message);
    }
}
