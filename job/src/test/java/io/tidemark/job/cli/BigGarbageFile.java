package io.tidemark.job.cli;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@link GarbageLines} of any size, for measuring what a run takes:
 *
 * <pre>
 * java -cp job/target/test-classes io.tidemark.job.cli.BigGarbageFile big.jsonl 1000000000
 * ./tidemark run job/src/test/resources/garbage.yaml --set source.files.path=big.jsonl
 * </pre>
 */
public final class BigGarbageFile {

    private BigGarbageFile() {}

    /** Takes the file to write and the number of bytes that it is to have. */
    public static void main(String[] arguments) throws IOException {
        long lines = GarbageLines.write(Path.of(arguments[0]), Long.MAX_VALUE, Long.parseLong(arguments[1]));
        System.out.println(lines + " lines");
    }
}
