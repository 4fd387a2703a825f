package io.tidemark.job.scenario;

import java.io.PrintWriter;
import java.util.List;

/** Runs the scenarios of a file, each with an operator of its own; one that fails does not keep the others from running. */
public final class ScenarioRunner {

    private static final String INDENT = "    ";

    private final ScenarioFile file;

    public ScenarioRunner(ScenarioFile file) {
        this.file = file;
    }

    /**
     * Runs all scenarios.
     *
     * @param out told about those that fail
     */
    public ScenarioReport run(PrintWriter out) {
        ScenarioReport report = ScenarioReport.NONE;
        for (Scenario scenario : file.scenarios()) {
            boolean passed = run(scenario, out);
            report = report.plus(new ScenarioReport(passed ? 1 : 0, passed ? 0 : 1));
        }
        return report;
    }

    /**
     * Runs one scenario up to the first step that fails.
     *
     * @param out told why, if it does
     * @return whether it passed
     */
    public boolean run(Scenario scenario, PrintWriter out) {
        Step current = null;
        int number = 0;
        try (ScenarioRun run = new ScenarioRun(file)) {
            for (Step step : scenario.steps()) {
                current = step;
                number++;
                List<String> problems = run.run(step);
                if (!problems.isEmpty()) {
                    report(scenario, step, number, problems, out);
                    return false;
                }
            }
        } catch (Exception failure) { // whatever a user's pipeline makes Flink or an aggregate throw
            report(scenario, current, number, List.of("the operator failed: " + describe(failure)), out);
            return false;
        }
        return true;
    }

    private void report(Scenario scenario, Step step, int number, List<String> problems, PrintWriter out) {
        out.println("FAILED: " + scenario.name());
        if (step == null) {
            out.println("  before its first step, " + file.name() + ":" + scenario.line());
        } else {
            out.println("  step " + number + ", " + step.word() + ", " + file.name() + ":" + step.line());
        }
        problems.forEach(problem -> out.println(INDENT + problem));
        out.flush();
    }

    /** A failure and its causes in one line; Flink wraps what happens, and the innermost says most. */
    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append(", because of ").append(cause);
        }
        return text.toString();
    }
}
