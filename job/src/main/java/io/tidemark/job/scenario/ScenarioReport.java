package io.tidemark.job.scenario;

/**
 * How scenarios went.
 *
 * @param passed number of those that did
 * @param failed number of those that did not
 */
public record ScenarioReport(int passed, int failed) {

    /** Of no scenarios. */
    public static final ScenarioReport NONE = new ScenarioReport(0, 0);

    /** Of these and others. */
    public ScenarioReport plus(ScenarioReport other) {
        return new ScenarioReport(passed + other.passed, failed + other.failed);
    }
}
