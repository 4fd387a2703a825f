package io.tidemark.job.report;

import io.tidemark.job.source.LineAssembler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads part files record by record, in memory that no line and no file can fill. */
final class PartReader {

    /** A longer line is no record. */
    static final int MAX_LINE_BYTES = 1 << 20;

    private static final int CHUNK_BYTES = 1 << 16;

    private final RecordParser parser = new RecordParser();
    private final Consumer<OutputRecord> records;
    private long lines;
    private long malformed;
    private Path firstMalformedFile;
    private long firstMalformedLine;

    /**
     * @param records takes each record in turn
     */
    PartReader(Consumer<OutputRecord> records) {
        this.records = records;
    }

    /** Reads all of these files. Blank lines do not count. */
    void read(List<Path> files) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (Path file : files) {
            LineAssembler assembler = new LineAssembler(MAX_LINE_BYTES);
            long number = 0;
            try (InputStream in = Files.newInputStream(file)) {
                for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                    int at = 0;
                    while (at < length) {
                        at = assembler.feed(chunk, at, length);
                        if (assembler.hasLine()) {
                            take(assembler, file, ++number);
                        }
                    }
                }
            }
            if (assembler.endOfFile()) {
                take(assembler, file, number + 1);
            }
        }
    }

    private void take(LineAssembler assembler, Path file, long number) {
        byte[] line = assembler.takeLine();
        if (isBlank(line)) {
            return;
        }
        lines++;
        Optional<OutputRecord> read = assembler.lineLength() > MAX_LINE_BYTES ? Optional.empty() : parser.parse(line);
        if (read.isPresent()) {
            records.accept(read.get());
        } else {
            if (malformed == 0) {
                firstMalformedFile = file;
                firstMalformedLine = number;
            }
            malformed++;
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Lines read so far. */
    long lines() {
        return lines;
    }

    /** Those that were no record of any output. */
    long malformed() {
        return malformed;
    }

    /** Where the first of those stands, as {@code file:line}; empty when there is none. */
    String firstMalformed() {
        return malformed == 0 ? "" : firstMalformedFile.getFileName() + ":" + firstMalformedLine;
    }
}
