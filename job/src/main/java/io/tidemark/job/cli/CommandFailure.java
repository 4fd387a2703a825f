package io.tidemark.job.cli;

/** Ends a command with a message for a person and an exit status. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    private CommandFailure(int exitStatus, String message, Throwable cause) {
        super(message, cause);
        this.exitStatus = exitStatus;
    }

    /** The user has asked for something that cannot be. */
    static CommandFailure usage(String message) {
        return new CommandFailure(ExitStatus.USAGE, message, null);
    }

    /** What the user has asked for has failed. */
    static CommandFailure failed(String message, Throwable cause) {
        return new CommandFailure(ExitStatus.FAILED, message, cause);
    }

    int exitStatus() {
        return exitStatus;
    }
}
