package io.tidemark.job.cli;

import io.tidemark.job.scenario.ScenarioFile;
import io.tidemark.job.scenario.ScenarioReport;
import io.tidemark.job.scenario.ScenarioRunner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenario files. */
@Command(
        name = "test",
        description = "Run the scenarios of scenario files over the production operator, in milliseconds.")
final class TestCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ScenarioReport total = ScenarioReport.NONE;
        boolean valid = true;
        for (Path file : files) {
            ScenarioFile.Result read = ScenarioFile.read(file);
            read.problems().forEach(err::println);
            valid &= read.problems().isEmpty();
            if (read.problems().isEmpty()) {
                total = total.plus(new ScenarioRunner(read.file().orElseThrow()).run(out));
            }
        }
        err.flush();
        out.println(total.passed() + " passed, " + total.failed() + " failed");
        out.flush();
        if (!valid) {
            return ExitStatus.USAGE;
        }
        return total.failed() == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
