package io.tidemark.job.cluster;

/** The REST API could not be reached or refused a request. */
public final class RestException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    RestException(String message) {
        super(message);
    }

    RestException(String message, Throwable cause) {
        super(message, cause);
    }
}
