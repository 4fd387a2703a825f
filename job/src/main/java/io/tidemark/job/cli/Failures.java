package io.tidemark.job.cli;

/** Says what went wrong in one line. */
final class Failures {

    private Failures() {}

    /**
     * The message of a failure. Flink wraps what happened in a job many times over; the innermost cause says most, and what a
     * command says itself stands before it.
     */
    static String describe(Throwable failure) {
        if (failure instanceof CommandFailure) {
            return failure.getCause() == null
                    ? failure.getMessage()
                    : failure.getMessage() + ": " + describe(failure.getCause());
        }
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        return message == null || message.isBlank()
                ? innermost.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
