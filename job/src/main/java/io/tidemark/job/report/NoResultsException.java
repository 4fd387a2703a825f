package io.tidemark.job.report;

/** There is nothing to draw at a path: no folder, no part file, or no result in them. The message says which. */
public final class NoResultsException extends Exception {

    private static final long serialVersionUID = 1L;

    NoResultsException(String message) {
        super(message);
    }
}
