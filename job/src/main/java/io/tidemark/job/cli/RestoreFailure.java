package io.tidemark.job.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.state.api.runtime.OperatorIDGenerator;
import org.apache.flink.util.ExceptionUtils;

/**
 * Says in one line why a job cannot start from a savepoint. The cluster sends its exceptions as text, so the text of its stack
 * trace is what there is to look at.
 */
final class RestoreFailure {

    /** Uids of every operator that this or an earlier build gives to a job. */
    private static final List<String> UIDS = List.of(
            "tidemark-source",
            "tidemark-ingest",
            "tidemark-windows",
            "tidemark-windows-batches",
            "tidemark-results",
            "tidemark-late",
            "tidemark-over-limit",
            "tidemark-rejected",
            "tidemark-anomalies",
            "tidemark-anomalies-output",
            "tidemark-statistics",
            "tidemark-statistics-interval",
            "tidemark-statistics-output",
            "tidemark-progress");

    private static final Pattern UNMAPPED =
            Pattern.compile("Cannot map checkpoint/savepoint state for operator ([0-9a-f]{32})");
    private static final Pattern MAX_PARALLELISM =
            Pattern.compile("Cannot map operator ([0-9a-f]{32}) with max parallelism (-?\\d+) to new program");
    private static final Pattern NOT_THERE =
            Pattern.compile("Cannot find (?:checkpoint or savepoint|meta data) file[^\\n]*");
    private static final Pattern INNERMOST = Pattern.compile("(?:Caused by: )?(?:[\\w.$]+: )?(?<message>.+)");
    private static final List<String> WHILE_RESTORING =
            List.of("StateMigrationException", "BackendBuildingException", "initializeState", "restoreInternal");

    private RestoreFailure() {}

    /** The line, or {@code null} when it is not the savepoint that failed the job. */
    static String describe(String savepoint, Throwable failure) {
        return describe(savepoint, ExceptionUtils.stringifyException(failure));
    }

    /** The same for the stack trace of a failure. */
    static String describe(String savepoint, String stackTrace) {
        Matcher unmapped = UNMAPPED.matcher(stackTrace);
        if (unmapped.find()) {
            return "the savepoint " + savepoint + " has state for the operator " + operator(unmapped.group(1))
                    + ", which this pipeline does not have; restore with the pipeline it was saved by, outputs included,"
                    + " or start without it";
        }
        Matcher maxParallelism = MAX_PARALLELISM.matcher(stackTrace);
        if (maxParallelism.find()) {
            return "the savepoint " + savepoint + " was written with max parallelism " + maxParallelism.group(2)
                    + " for the operator " + operator(maxParallelism.group(1))
                    + ", so it is not of a tidemark pipeline; start without it";
        }
        Matcher notThere = NOT_THERE.matcher(stackTrace);
        if (notThere.find()) {
            return "there is no savepoint at " + savepoint + " that the JobManager can read (" + notThere.group() + ")";
        }
        if (WHILE_RESTORING.stream().anyMatch(stackTrace::contains)) {
            return "the state in the savepoint " + savepoint + " cannot be restored: " + innermost(stackTrace);
        }
        return null;
    }

    private static String operator(String id) {
        Map<String, String> uidOfId = new LinkedHashMap<>();
        for (String uid : UIDS) {
            for (String each : List.of(uid, "Sink Committer: " + uid)) {
                uidOfId.put(OperatorIDGenerator.fromUid(each).toHexString(), each);
            }
        }
        String uid = uidOfId.get(id);
        return uid == null ? id + " (of an unknown uid)" : uid;
    }

    private static String innermost(String stackTrace) {
        String last = stackTrace
                .lines()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, second) -> second)
                .orElse(stackTrace.lines().findFirst().orElse(""));
        Matcher matcher = INNERMOST.matcher(last);
        return matcher.matches() ? matcher.group("message") : last;
    }
}
