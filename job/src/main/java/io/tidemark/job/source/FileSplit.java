package io.tidemark.job.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A position in a file.
 *
 * @param path the file, with its scheme unless it is local
 * @param offset bytes that are read, always up to the end of a line
 * @param lines number of lines in those bytes
 */
record FileSplit(String path, long offset, long lines) implements SourceSplit {

    /** The beginning of a file. */
    static FileSplit start(String path) {
        return new FileSplit(path, 0, 0);
    }

    @Override
    public String splitId() {
        return path;
    }
}
