package io.tidemark.job.ingest;

/** A text that is no time in the expected format; without a stack trace, as bad input may come in floods. */
final class BadTimeException extends Exception {

    BadTimeException(String message) {
        super(message, null, false, false);
    }
}
