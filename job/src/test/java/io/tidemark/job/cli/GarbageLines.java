package io.tidemark.job.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JSON Lines of which one in a hundred is garbage, each {@linkplain GarbageKind kind} in turn. What stands in a line follows
 * from its number alone, counted from 1.
 */
final class GarbageLines {

    private static final int PERIOD = 100;
    private static final int GARBAGE_AT = 37;
    /** Garbage lines from one that is too long to the next. */
    private static final int TOO_LONG_PERIOD = 1000;

    private static final int TOO_LONG_AT = 500;
    private static final int KEYS = 50;
    private static final long FIRST_TIME = 1_700_000_000_000L;
    private static final long STEP_MILLIS = 10;
    private static final GarbageKind[] KINDS = GarbageKind.values();

    private GarbageLines() {}

    /** What is wrong with the line; {@code null} for a good one. */
    static GarbageKind garbage(long number) {
        if (number % PERIOD != GARBAGE_AT) {
            return null;
        }
        long index = number / PERIOD;
        if (index % TOO_LONG_PERIOD == TOO_LONG_AT) {
            return GarbageKind.TOO_LONG;
        }
        GarbageKind kind = KINDS[(int) (index % KINDS.length)];
        return kind == GarbageKind.TOO_LONG ? GarbageKind.TEXT : kind;
    }

    /** The bytes of a line without its line end. */
    static byte[] line(long number) {
        GarbageKind garbage = garbage(number);
        return garbage == null ? good(number).getBytes(UTF_8) : garbage.line(number);
    }

    /** Times go up by 10 ms a line with up to half a second of disorder. */
    private static String good(long number) {
        return "{\"key\":\"k" + key(number) + "\",\"ts\":" + time(number) + ",\"value\":" + value(number)
                + ",\"path\":\"/v1/chat/completions\",\"note\":\"\u00fcber \u65e5\"}";
    }

    static int key(long number) {
        return (int) (number * 7919 % KEYS);
    }

    static long time(long number) {
        return FIRST_TIME + number * STEP_MILLIS - number * 31 % 50 * STEP_MILLIS;
    }

    static long value(long number) {
        return number * 104729 % 1000;
    }

    /** Writes lines up to this number, each with a newline. */
    static void write(Path file, long lines) throws IOException {
        write(file, lines, Long.MAX_VALUE);
    }

    /** Writes lines up to this number, or until the file has so many bytes; returns how many lines it has. */
    static long write(Path file, long lines, long bytes) throws IOException {
        long written = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (long number = 1; number <= lines; number++) {
                byte[] line = line(number);
                out.write(line);
                out.write('\n');
                written += line.length + 1;
                if (written >= bytes) {
                    return number;
                }
            }
        }
        return lines;
    }
}
