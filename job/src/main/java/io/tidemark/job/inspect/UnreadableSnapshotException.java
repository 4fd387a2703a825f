package io.tidemark.job.inspect;

/** There is nothing to inspect at a path: no savepoint, another job's, or one that cannot be read. The message says which. */
public final class UnreadableSnapshotException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableSnapshotException(String message) {
        super(message);
    }

    UnreadableSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
