package io.tidemark.benchmarks.latency;

/** The results are not those of the events that were sent: how long they took says nothing. */
final class WrongResultsException extends Exception {

    WrongResultsException(String message) {
        super(message);
    }
}
