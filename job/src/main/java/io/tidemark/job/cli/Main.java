package io.tidemark.job.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code tidemark}. */
@Command(
        name = "tidemark",
        description = "Windowed statistics of keyed event streams, as one Apache Flink job.",
        subcommands = {
            RunCommand.class,
            SubmitCommand.class,
            ValidateCommand.class,
            ExplainCommand.class,
            TestCommand.class,
            SchemaCommand.class,
            InspectCommand.class,
            SimulateCommand.class,
            ReportCommand.class
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "Tidemark 0.1.0",
        footer = {"", "Start with:  tidemark run --demo"})
public final class Main implements Runnable {

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs a command in this process and returns its exit status. */
    static int execute(String... arguments) {
        Main main = new Main();
        return new CommandLine(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::reportUsage)
                .setExecutionExceptionHandler((failure, command, parsed) -> main.report(failure, command.getErr()))
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? See tidemark --help");
    }

    private int report(Exception failure, PrintWriter err) {
        err.println("tidemark: " + Failures.describe(failure));
        if (verbose) {
            failure.printStackTrace(err);
        }
        return failure instanceof CommandFailure expected ? expected.exitStatus() : ExitStatus.FAILED;
    }

    private static int reportUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("tidemark: " + problem.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
            command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitStatus.USAGE;
    }
}
