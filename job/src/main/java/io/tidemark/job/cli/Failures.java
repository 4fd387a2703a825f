package io.tidemark.job.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.ExceptionUtils;

/** Says what went wrong in one line. */
final class Failures {

    private Failures() {}

    /**
     * The message of a failure. Flink wraps what happened in a job many times over; the innermost cause that has a message
     * says most, and what a command says itself stands before it.
     */
    static String describe(Throwable failure) {
        List<String> messages = new ArrayList<>();
        if (failure instanceof CommandFailure) {
            messages.add(failure.getMessage());
        }
        Throwable innermost = failure instanceof CommandFailure ? failure.getCause() : failure;
        String last = null;
        for (Throwable cause = innermost; cause != null; cause = cause.getCause()) {
            String message =
                    ExceptionUtils.stringifyException(cause).lines().findFirst().orElse("");
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                message = cause.getMessage().lines().findFirst().orElse(message);
            }
            last = message.isBlank() ? cause.getClass().getSimpleName() : message;
        }
        if (last != null) {
            messages.add(last);
        }
        return String.join(": ", messages);
    }
}
