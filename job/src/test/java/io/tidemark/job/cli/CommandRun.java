package io.tidemark.job.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/**
 * One command, run in this process.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int status, String out, String err) {

    /** Runs a command with the standard streams caught; one at a time in a process. */
    static synchronized CommandRun of(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream caughtOut = new ByteArrayOutputStream();
        ByteArrayOutputStream caughtErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(caughtOut, true, UTF_8));
        System.setErr(new PrintStream(caughtErr, true, UTF_8));
        int status;
        try {
            status = Main.execute(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return new CommandRun(status, caughtOut.toString(UTF_8), caughtErr.toString(UTF_8));
    }

    /** The line of the summary that begins with this word, without the word; empty when there is none. */
    String summary(String word) {
        return err.lines()
                .filter(line -> line.startsWith(word + ' '))
                .map(line -> line.substring(word.length()).strip())
                .findFirst()
                .orElse("");
    }
}
