package io.tidemark.job.cli;

/** Exit status of the process. */
final class ExitStatus {

    /** Done. */
    static final int DONE = 0;
    /** The job or a scenario failed. */
    static final int FAILED = 1;
    /** Wrong usage or an invalid pipeline file. */
    static final int USAGE = 2;

    private ExitStatus() {}
}
